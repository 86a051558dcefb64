using HomeLLM.Engines;
using HomeLLM.Engines.Inference;
using HomeLLM.Engines.Inference.Ggml;
using HomeLLM.Engines.Inference.Tests.Support;
using HomeLLM.Engines.Packages.Speech;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace HomeLLM.Packages.Tests.Speech;

/// <summary>What isn't every recogniser's; the rest is in the contract.</summary>
public sealed class WhisperNetTests : IDisposable
{
    private static readonly WhisperSpec Spec = new()
        { Type = GgmlTensorType.F16, Width = 32, AudioLayers = 1, TextLayers = 1, VocabularySize = 51_865, EndSharpness = 3 };

    private readonly string _folder = Directory.CreateTempSubdirectory("homellm-whispernet-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Recognize_RandomModels_BothEnginesHearTheSame()
    {
        var different = new List<string>();
        var heard = 0;
        for (ulong seed = 1; seed <= 8; seed++)
        {
            var path = Write(Spec with { Seed = seed });
            using var ours = SpeechRecognizerLoader.Load(path, new SpeechRecognizerOptions(1));
            using var theirs = WhisperNetLoader.LoadRecognizer(path, new WhisperNetOptions(1), NullLogger.Instance);
            foreach (var prompt in new[] { null, "turn on the kitchen light" })
            {
                var options = new SpeechRecognitionOptions
                    { Language = "en", Timestamps = true, TemperatureStep = 0, MaxTokens = 12, EntropyThreshold = 0, AudioContext = 256, InitialPrompt = prompt };
                var sound = TestSound.Syllables(seed, 40_000);
                var (expected, actual) = (await RunAsync(ours, sound, options), await RunAsync(theirs, sound, options));
                heard += expected.Text.Length > 0 ? 1 : 0;
                if (actual.Text != expected.Text) different.Add($"seed {seed}, prompt '{prompt}': {expected.Text} | {actual.Text}");
                else Probabilities(actual).ShouldBe(Probabilities(expected), 0.03);
            }
        }

        heard.ShouldBeGreaterThan(12);
        // whisper.cpp rounds activations, so that a near tie may fall the other way.
        different.Count.ShouldBeLessThanOrEqualTo(1, string.Join('\n', different));
    }

    [Fact]
    public async Task Recognize_LanguageOpen_BothEnginesChooseTheSame()
    {
        for (ulong seed = 1; seed <= 2; seed++)
        {
            // With the vocabulary of large-v3: of others, whisper.cpp takes the token for "translate" for a language.
            var path = Write(Spec with { Seed = seed, VocabularySize = 51_866 });
            using var ours = SpeechRecognizerLoader.Load(path, new SpeechRecognizerOptions(1));
            using var theirs = WhisperNetLoader.LoadRecognizer(path, new WhisperNetOptions(1), NullLogger.Instance);
            // Whisper.net listens to the whole context where it chooses.
            var options = new SpeechRecognitionOptions { TemperatureStep = 0, MaxTokens = 4, AudioContext = 1_500 };

            var (expected, actual) = (
                await RunAsync(ours, TestSound.Syllables(seed, 40_000), options), await RunAsync(theirs, TestSound.Syllables(seed, 40_000), options));

            actual.Language.ShouldBe(expected.Language);
            actual.LanguageProbability.ShouldBe(expected.LanguageProbability, 0.02);
        }
    }

    [Fact]
    public void Load_FileOfSingles_IsRefusedBeforeWhisperCppEndsTheProcess() =>
        Should.Throw<ModelFileException>(() => Load(Write(Spec with { Type = GgmlTensorType.F32 }))).Message.ShouldContain("F32");

    [Theory]
    [InlineData(51_864, 4, 384, 4, 80, "tiny.en")]
    [InlineData(51_865, 6, 512, 6, 80, "base")]
    [InlineData(51_866, 32, 1_280, 4, 128, "large-v3-turbo")]
    [InlineData(51_866, 32, 1_280, 2, 128, "distil-large-v3")]
    [InlineData(51_865, 3, 384, 4, 80, "unknown")]
    public void ToInfo_Sizes_TellTheKind(int vocabulary, int audioLayers, int width, int textLayers, int bands, string kind) =>
        new WhisperFile(vocabulary, 1_500, width, audioLayers, 448, textLayers, bands, 1).ToInfo("a.bin").Kind.ShouldBe(kind);

    private static async Task<SpeechRecognition> RunAsync(ISpeechRecognizer model, float[] sound, SpeechRecognitionOptions options)
    {
        using var session = model.CreateSession();
        return await session.RecognizeAsync(sound, options);
    }

    private static float[] Probabilities(SpeechRecognition result) =>
        [.. result.Segments.SelectMany(segment => segment.Tokens).Select(token => token.Probability)];

    private static ISpeechRecognizer Load(string path) => WhisperNetLoader.LoadRecognizer(path, new WhisperNetOptions(1), NullLogger.Instance);

    private string Write(WhisperSpec spec)
    {
        var path = Path.Combine(_folder, $"model-{spec.Seed}.bin");
        File.WriteAllBytes(path, spec.ToFile());
        return path;
    }
}
