using System.Globalization;
using HomeLLM.Bench.Engines;
using HomeLLM.DeviceRegistry;
using HomeLLM.Engines;
using HomeLLM.Engines.Inference;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Dialogue;
using HomeLLM.HomeAgent.Evaluation;
using HomeLLM.HomeAgent.Hosting;
using HomeLLM.HomeAgent.Interpreting;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Prompting;
using HomeLLM.HomeAgent.Voice.Listening;
using Microsoft.Extensions.DependencyInjection;

namespace HomeLLM.Bench.Ears;

/// <summary>
/// <c>ear names</c>, <c>ear names known</c>, <c>ear names new</c>: what it helps that the recogniser is told the home's names, and that the linker forgives what it mishears. Spoken commands,
/// the shipped speech model, the shipped language model, right calls.
/// </summary>
internal static class NamesProbe
{
    public const string Command = "names";

    /// <summary>About what the detector leaves of the silence around an utterance, in seconds.</summary>
    private const double Before = 0.3, Behind = 0.25;

    private const double Noise = 15;

    /// <summary>Speaks, listens and writes a table.</summary>
    /// <param name="only">The title of a set; null for all.</param>
    /// <param name="output">Receives the table.</param>
    /// <param name="details">Receives what was heard wherever forgiving made a difference.</param>
    public static async Task RunAsync(string? only, TextWriter output, TextWriter details)
    {
        using var language = LanguageModelLoader.Load(EngineModels.FindOwn(), new LanguageModelOptions(1));
        using var ear = SpeechRecognizerLoader.Load(Repository.Find("models/homellm-ear.bin"), new SpeechRecognizerOptions(1));
        await using var strict = Understanding(language, isForgiving: false);
        await using var forgiving = Understanding(language, isForgiving: true);
        var judge = new Judge(new(strict.GetRequiredService<DialogueReader>()), new(forgiving.GetRequiredService<DialogueReader>()), details);
        output.WriteLine("| names | voice | noise | names told | words wrong | strict: right | wrong calls | forgiving: right | wrong calls |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var set in new[] { SpokenSet.Known(), SpokenSet.New() }.Where(set => only is null || only == set.Title))
        {
            output.WriteLine($"| {set.Title} | typed | | | | {judge.Count(set, [.. set.Cases.Select(one => one.Text)])} |");
            foreach (var voices in new[] { Voice.Unheard, Voice.Flite }.Where(voices => voices[0].IsThere)) await RunAsync(set, voices, ear, judge, output);
        }
    }

    private static async Task RunAsync(SpokenSet set, IReadOnlyList<Voice> voices, ISpeechRecognizer ear, Judge judge, TextWriter output)
    {
        var said = new List<float[]>();
        foreach (var one in set.Cases) said.Add(await voices[said.Count % voices.Count].SayAsync(one.Text));
        foreach (var decibels in new double?[] { null, Noise })
        {
            var random = new Random(1);
            float[][] sounds = [.. said.Select(voice => Backgrounds.Surround(voice, Before, Behind, decibels, random))];
            foreach (var tokens in new[] { 0, new SpeechOptions().PromptTokens })
            {
                var heard = await HearAsync(set.Home, sounds, ear, tokens);
                var words = WordErrors.Rate(set.Cases.Select(one => one.Text), heard);
                var noise = decibels is null ? "none" : string.Create(CultureInfo.InvariantCulture, $"{decibels:0} dB");
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {set.Title} | {voices[0].Program} | {noise} | {(tokens > 0 ? "yes" : "no")} | {100 * words:0.0} % | {judge.Count(set, heard)} |"));
            }
        }
    }

    private static async Task<string[]> HearAsync(HomeSnapshot home, float[][] sounds, ISpeechRecognizer ear, int tokens)
    {
        var registry = new HomeRegistry();
        registry.Replace(home);
        var options = new SpeechOptions { PromptTokens = tokens };
        using var recognizer = new UtteranceRecognizer(ear, options, new NamePrompt(registry).For(ear, options), TimeProvider.System);
        var heard = new List<string>();
        foreach (var sound in sounds) heard.Add((await recognizer.RecognizeAsync(sound, new SpokenPlace(null), default)).Text);
        return [.. heard];
    }

    private static ServiceProvider Understanding(ILanguageModel model, bool isForgiving) => AgentHost.BuildUnderstanding(
        AgentConfiguration.Load(Repository.Find("appsettings.json"), ["Logging:LogLevel:Default=None"]),
        services => services.AddSingleton<ICommandInterpreter>(
            _ => new LanguageModelInterpreter(model, new LabelProfile(new LinkerCache(isForgiving)), model.Info.ContextLength, TimeProvider.System)));

    /// <summary>Counts right answers, and calls that are wrong.</summary>
    private sealed class Judge(Evaluator strict, Evaluator forgiving, TextWriter details)
    {
        public string Count(SpokenSet set, string[] heard)
        {
            var (before, after) = (Run(strict, set, heard), Run(forgiving, set, heard));
            for (var i = 0; i < heard.Length; i++)
            {
                if (before[i].IsRight == after[i].IsRight && IsWrongCall(before[i]) == IsWrongCall(after[i])) continue;
                details.WriteLine($"{set.Cases[i].Text} | {heard[i]} | {before[i].Reply} | {after[i].Reply}");
            }

            return $"{before.Count(one => one.IsRight)} of {heard.Length} | {before.Count(IsWrongCall)} | {after.Count(one => one.IsRight)} | {after.Count(IsWrongCall)}";
        }

        private static List<EvaluationResult> Run(Evaluator evaluator, SpokenSet set, string[] heard) =>
            [.. set.Cases.Select((one, i) => evaluator.Run(one with { Text = heard[i] }, default))];

        private static bool IsWrongCall(EvaluationResult result) => !result.IsRight && !result.Got.AllCalls.IsEmpty;
    }
}
