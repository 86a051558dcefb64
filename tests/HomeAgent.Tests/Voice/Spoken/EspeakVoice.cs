using System.Diagnostics;
using HomeLLM.HomeAgent.Tests.Support;
using HomeLLM.HomeAgent.Tests.Voice.Support;

namespace HomeLLM.HomeAgent.Tests.Voice.Spoken;

/// <summary>A voice of espeak-ng.</summary>
/// <param name="name">As <c>espeak-ng -v</c> takes it.</param>
internal sealed class EspeakVoice(string name) : IDisposable
{
    private const string WordsAMinute = "150";

    private readonly TemporaryFolder _folder = new();

    /// <summary>Skips the calling test where espeak-ng isn't installed; on CI it must be.</summary>
    public static void Require()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var isThere = folders.Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, "espeak-ng")));
        if (!isThere && string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException("CI is true, but espeak-ng is not installed: apt-get install espeak-ng");
        Skip.If(!isThere, "espeak-ng is not installed");
    }

    /// <summary>Says a text.</summary>
    /// <returns>16 kHz, mono.</returns>
    public async Task<float[]> SayAsync(string text)
    {
        var path = _folder.PathOf("said.wav");
        using (var process = Process.Start("espeak-ng", ["-v", name, "-s", WordsAMinute, "-w", path, text]))
        {
            await process.WaitForExitAsync();
            if (process.ExitCode != 0) throw new InvalidOperationException($"espeak-ng ended with {process.ExitCode}");
        }

        return await TestWav.ReadAsync(await File.ReadAllBytesAsync(path));
    }

    public void Dispose() => _folder.Dispose();
}
