using System.Globalization;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Hosting;
using HomeLLM.HomeAgent.Tests.Voice.Support;
using HomeLLM.HomeAgent.Voice.Listening;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HomeLLM.Bench.Ears;

/// <summary>
/// <c>ear television</c>: what the agent makes of speech that isn't for it, with and without a wake phrase; and, so that a deaf ear doesn't pass
/// for a good one, how it hears those who do call it in the same noise. The whole agent, with the shipped models and a simulated home.
/// </summary>
internal static class TelevisionProbe
{
    public const string Command = "television";

    private const string WakePhrase = "hey house";
    private const double Noise = 12;

    /// <summary>Listens and writes a table.</summary>
    /// <param name="output">Receives the table.</param>
    /// <param name="details">Receives what was taken for a command.</param>
    public static async Task RunAsync(TextWriter output, TextWriter details)
    {
        Voice[] voices = [.. Voice.Unheard.Concat(Voice.Flite).Where(voice => voice.IsThere)];
        var lines = await File.ReadAllLinesAsync(Repository.Find("bench/Ears/television.txt"));
        var television = await SpeakAsync(lines, voices, longestPause: 1.4);
        var commands = SpokenSet.Known().Cases.Select(one => $"{WakePhrase}, {one.Text}").ToArray();
        var called = await SpeakAsync(commands, [.. Voice.Unheard], longestPause: 4);
        output.WriteLine("| heard | minutes | listening | utterances | awake | taken for orders | of them carried out |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        await ListenAsync("television", television, SpeechOptions.Wake);
        await ListenAsync("television", television, SpeechOptions.Always);
        await ListenAsync($"{commands.Length} commands", called, SpeechOptions.Wake);

        async Task ListenAsync(string title, float[] sound, string activation)
        {
            var observer = new CountingObserver();
            using var host = AgentHost.Build(
                AgentConfiguration.Load(
                    Repository.Find("appsettings.json"),
                    ["Speech:Model=models/homellm-ear.bin", $"Speech:Activation={activation}", $"Speech:WakePhrases:0={WakePhrase}", "Speech:Detector=builtin",
                        "Speech:Threads=1", "Safety:AnswerSeconds=0.1", "Logging:LogLevel:Default=None"]),
                new(TextReader.Null, IsTerminal: false),
                new(TextWriter.Null, IsTerminal: false),
                services => services.AddSingleton<IVoiceObserver>(observer),
                new ListenPlan(new FrameSource(TestSounds.Frames(sound))));
            await host.RunAsync();
            foreach (var line in observer.Orders) details.WriteLine($"{title} | {activation} | {line}");
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {title} | {sound.Length / 16_000.0 / 60:0.0} | {activation} | {observer.Utterances} | {observer.Awakenings} | {observer.Orders.Count} | {observer.Done} |"));
        }
    }

    /// <summary>Every line in another voice, with pauses of different lengths, over the noise of a room and a few tones of music.</summary>
    private static async Task<float[]> SpeakAsync(string[] lines, Voice[] voices, double longestPause)
    {
        var random = new Random(7);
        var parts = new List<float[]> { TestSounds.Silence(3) };
        for (var i = 0; i < lines.Length; i++)
        {
            parts.Add(await voices[i % voices.Length].SayAsync(lines[i]));
            parts.Add(TestSounds.Silence(Math.Max(0.3, longestPause * (0.3 + (0.7 * random.NextDouble())))));
        }

        var sound = Backgrounds.Surround(TestSounds.Join([.. parts]), 0, 2, Noise, random);
        return TestSounds.Mix(sound, TestSounds.Tone(sound.Length / 16_000.0, 0.004f, 262, 330, 392, 1046));
    }
}
