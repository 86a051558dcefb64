using System.Diagnostics;
using HomeLLM.HomeAgent.Tests.Voice.Support;

namespace HomeLLM.Bench.Ears;

/// <summary>A synthetic voice of a program that Debian has.</summary>
/// <param name="Program"><c>espeak-ng</c> or <c>flite</c>.</param>
/// <param name="Name">As the program calls it.</param>
internal sealed record Voice(string Program, string Name)
{
    /// <summary>Voices of espeak-ng that the shipped speech model was not trained on: training/speech/voices.py keeps them out.</summary>
    public static IReadOnlyList<Voice> Unheard { get; } =
        [.. new[] { "en-us+f2", "en-us+m4", "en-gb+Andrea", "en-gb-x-gbcwmd+m7", "en-us+f4", "en-gb-x-rp+Diogo" }.Select(name => new Voice("espeak-ng", name))];

    /// <summary>Flite's voices, of which training had few clips.</summary>
    public static IReadOnlyList<Voice> Flite { get; } = [.. new[] { "slt", "rms", "awb" }.Select(name => new Voice("flite", name))];

    /// <summary>Whether its program can be found.</summary>
    public bool IsThere => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, Program)));

    /// <summary>Says a text.</summary>
    /// <returns>16 kHz mono, its loudest sample 0.5.</returns>
    public async Task<float[]> SayAsync(string text)
    {
        var path = Path.Combine(Path.GetTempPath(), $"homellm-{Guid.NewGuid():N}.wav");
        string[] arguments = Program == "flite" ? ["-voice", Name, "-t", text, "-o", path] : ["-v", Name, "-s", "150", "-w", path, text];
        try
        {
            using (var process = Process.Start(Program, arguments))
            {
                await process.WaitForExitAsync();
                if (process.ExitCode != 0) throw new InvalidOperationException($"{Program} -v {Name} ended with {process.ExitCode}");
            }

            var samples = await TestWav.ReadAsync(await File.ReadAllBytesAsync(path));
            var loudest = samples.Max(Math.Abs);
            return [.. samples.Select(sample => sample * 0.5f / loudest)];
        }
        finally
        {
            File.Delete(path);
        }
    }
}
