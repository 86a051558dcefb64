using HomeLLM.Engines.Inference.Tests.Support;
using HomeLLM.Engines.Inference.Whisper;
using Shouldly;

namespace HomeLLM.Engines.Inference.Tests.Whisper;

/// <summary>Against whisper.cpp's own values (Golden/README.md).</summary>
public class WhisperReferenceTests
{
    private const string Prompt = " turn on the kitchen light, please! It's 50%";

    private static readonly IReadOnlyDictionary<string, Golden.Whisper> Values =
        Golden.Read<Golden.Whisper>("whisper.jsonl").ToDictionary(golden => golden.Model, StringComparer.Ordinal);

    // Loaded once for all tests, which run one after another.
    private static readonly Dictionary<string, Lazy<WhisperRun>> Runs = WhisperReferenceModels.All.ToDictionary(
        pair => pair.Key,
        pair => new Lazy<WhisperRun>(() => new WhisperRun(pair.Value, WhisperReferenceModels.Sound(), Values[pair.Key].AudioContext, threads: 2)),
        StringComparer.Ordinal);

    public static TheoryData<string> Models => [.. WhisperReferenceModels.All.Keys];

    [Theory]
    [MemberData(nameof(Models))]
    public void Transform_ReferenceSound_GivesWhisperCppsMel(string model)
    {
        var golden = Values[model];
        var run = Runs[model].Value;

        run.Mel.Length.ShouldBe(golden.MelLength);
        Every(97, run.MelWindow).ShouldBe(golden.Mel, 2e-5);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Encode_ReferenceModel_GivesWhisperCppsOutput(string model)
    {
        var golden = Values[model];
        var run = Runs[model].Value;

        Distance(Every(53, run.Encoded), golden.Encoded).ShouldBeLessThan(EncoderBand(model));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Decode_ReferenceModel_GivesWhisperCppsLogits(string model)
    {
        var golden = Values[model];
        var run = Runs[model].Value;

        var together = run.Logits(golden.PromptTokens);
        Distance(Every(131, together), golden.Logits).ShouldBeLessThan(LogitBand(model));
        var after = run.LogitsAfter(99, golden.PromptTokens.Length);
        Distance(Every(131, after), golden.LogitsAfter99).ShouldBeLessThan(LogitBand(model));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Decode_StoredWeights_GiveTheLogitsOfTheSameWeightsAsSingles(string model)
    {
        var (golden, stored) = (Values[model], Runs[model].Value);
        using var expanded = new WhisperRun(WhisperReferenceModels.All[model] with { Expanded = true }, WhisperReferenceModels.Sound(), golden.AudioContext);

        stored.Encoded.ShouldBe(expanded.Encoded, 5e-5);
        stored.Logits(golden.PromptTokens).ShouldBe(expanded.Logits(golden.PromptTokens), 5e-5);
        stored.LogitsAfter(99, 7).ShouldBe(expanded.LogitsAfter(99, 7), 5e-5);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Tokenize_Prompt_GivesWhisperCppsTokens(string model)
    {
        Runs[model].Value.Model.Vocabulary.Tokenize(Prompt).ShouldBe(Values[model].Tokenized);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Decode_Greedily_GivesWhisperCppsTokens(string model)
    {
        var golden = Values[model];
        var run = Runs[model].Value;
        var options = new SpeechRecognitionOptions { TemperatureStep = 0, MaxTokens = 31, EntropyThreshold = 0 };

        var free = run.Decode(options, []).Tokens.ToArray();
        var prompted = run.Decode(options, run.Model.Vocabulary.Tokenize(" turn on the kitchen light")).Tokens.ToArray();

        free.Select(token => token.Id).ShouldBe(golden.Greedy);
        prompted.Select(token => token.Id).ShouldBe(golden.Prompted);
        Distance([.. free.Select(token => token.LogProbability)], golden.GreedyLog).ShouldBeLessThan(2 * LogitBand(model));
        Distance([.. prompted.Select(token => token.LogProbability)], golden.PromptedLog).ShouldBeLessThan(2 * LogitBand(model));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Decode_WithTimestamps_GivesWhisperCppsTokens(string model)
    {
        var golden = Values[model];
        var run = Runs[model].Value;
        var options = new SpeechRecognitionOptions { TemperatureStep = 0, Timestamps = true, EntropyThreshold = 0 };

        var first = run.Model.Vocabulary.Tokens.FirstTimestamp;
        var tokens = run.Decode(options, []).Tokens.Select(token => token.Id).ToArray();

        tokens.Where((token, i) => i == 0 || token <= first || tokens[i - 1] <= first).ShouldBe(golden.Timed);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Choose_Language_ChoosesWhisperCpps(string model)
    {
        var golden = Values[model];
        if (golden.Language is null)
        {
            return; // English-only
        }

        var run = Runs[model].Value;
        var (index, probability) = LanguageChoice.Choose(run.Decoder, run.Model.Vocabulary.Tokens, []);

        WhisperLanguages.Codes[index].ShouldBe(golden.Language);
        probability.ShouldBe(golden.LanguageProbability, LogitBand(model));
    }

    private static float[] Every(int step, float[] values) => [.. values.Where((_, i) => i % step == 0)];

    private static float Distance(float[] actual, float[] expected)
    {
        actual.Length.ShouldBe(expected.Length);
        return actual.Zip(expected, (a, e) => MathF.Abs(a - e)).Max();
    }

    // whisper.cpp rounds activations to F16 or Q8_0, whatever the weights are; this engine doesn't.
    private static float EncoderBand(string model) => model.StartsWith('f') ? 0.004f : 0.06f;

    private static float LogitBand(string model) => model.StartsWith('f') ? 0.01f : 0.2f;
}
