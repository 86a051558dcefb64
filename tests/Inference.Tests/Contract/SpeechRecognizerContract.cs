using HomeLLM.Engines.Inference.Ggml;
using HomeLLM.Engines.Inference.Tests.Support;
using Shouldly;

namespace HomeLLM.Engines.Inference.Tests.Contract;

/// <summary>What every <see cref="ISpeechRecognizer"/> does, whatever computes it.</summary>
public abstract partial class SpeechRecognizerContract : IDisposable
{
    private protected static readonly WhisperSpec Multilingual = new()
        { Seed = 31, Type = GgmlTensorType.F16, AudioLayers = 1, TextLayers = 1, Width = 32, VocabularySize = 51_865, EndSharpness = 3 };

    private protected static readonly WhisperSpec English = Multilingual with { VocabularySize = 51_864 };

    // As whisper.cpp writes: with timestamps, at one temperature.
    private static readonly SpeechRecognitionOptions Once = new() { Language = "en", Timestamps = true, TemperatureStep = 0, MaxTokens = 6 };

    private static readonly Dictionary<WhisperSpec, byte[]> Written = [];

    private readonly string _folder = Directory.CreateTempSubdirectory("homellm-speech-").FullName;

    public static TheoryData<string> ReferenceModelNames => [.. WhisperReferenceModels.All.Keys];

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Theory]
    [MemberData(nameof(ReferenceModelNames))]
    public async Task Recognize_ReferenceModel_WritesTheGoldenText(string model)
    {
        var golden = Golden.Read<Golden.Whisper>("whisper.jsonl").Single(one => one.Model == model);
        using var loaded = Load(WhisperReferenceModels.All[model]);
        using var session = loaded.CreateSession();
        var options = Once with { MaxTokens = 0, EntropyThreshold = 0, LogProbabilityThreshold = float.MinValue, AudioContext = golden.AudioContext };

        var result = await session.RecognizeAsync(WhisperReferenceModels.Sound(), options);

        // Behind the first timestamp may follow what the model hears in the rest of the sound.
        var expected = golden.Timed.Where(token => token < EndOfText).ToArray();
        expected.ShouldNotBeEmpty();
        Tokens(result).Take(expected.Length).Select(token => token.Id).ShouldBe(expected);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(150)]
    [InlineData(1_500)]
    public async Task Recognize_TooShort_HearsNothing(int samples)
    {
        using var model = Load(Multilingual);
        using var session = model.CreateSession();

        var result = await session.RecognizeAsync(new float[samples], new SpeechRecognitionOptions());

        (result.Text, result.Segments.Length).ShouldBe(("", 0));
        (result.NoSpeechProbability, result.AverageLogProbability, result.Timings.AudioContext).ShouldBe((1f, 0f, 0));
    }

    [Theory]
    [InlineData(8_000, 256)]
    [InlineData(48_000, 288)]
    [InlineData(160_000, 640)]
    [InlineData(480_000, 1_500)]
    public async Task Recognize_ContextNotGiven_IsCutToTheSpeech(int samples, int positions)
    {
        using var model = Load(Multilingual);
        using var session = model.CreateSession();

        var result = await session.RecognizeAsync(TestSound.Syllables(1, samples), Once);

        result.Timings.AudioContext.ShouldBe(positions);
        result.Timings.Attempts.ShouldBe(1);
        result.Timings.Total.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public async Task Recognize_Doubtful_HearsAgain()
    {
        using var model = Load(Multilingual);
        using var session = model.CreateSession();
        var doubting = Once with { TemperatureStep = 1, LogProbabilityThreshold = 0, NoSpeechThreshold = 1 };

        var result = await session.RecognizeAsync(TestSound.Syllables(1, 16_000), doubting);

        result.Timings.AudioContext.ShouldBe(256);
        result.Timings.Attempts.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Recognize_Sound_GivesTokensThatSpellTheText(bool timestamps)
    {
        using var model = Load(Multilingual);
        using var session = model.CreateSession();

        var result = await session.RecognizeAsync(TestSound.Syllables(1, 30_000), Once with { Timestamps = timestamps });

        result.Text.ShouldNotBeEmpty();
        result.Text.ShouldBe(string.Concat(result.Segments.Select(segment => segment.Text)).Trim());
        result.Segments.ShouldAllBe(segment => string.Concat(segment.Tokens.Select(token => token.Text)) == segment.Text);
        Tokens(result).ShouldAllBe(token => token.Probability > 0 && token.Probability <= 1);
        Tokens(result).ShouldAllBe(token => token.Id >= 0 && token.Id < EndOfText);
        result.Segments.ShouldAllBe(segment => segment.NoSpeechProbability >= 0 && segment.NoSpeechProbability <= 1);
        result.NoSpeechProbability.ShouldBeInRange(0, 1);
        result.AverageLogProbability.ShouldBeInRange(-20, 0);
        (result.Language, result.LanguageProbability, result.Timings.LanguageChoice).ShouldBe(("en", 1f, TimeSpan.Zero));
    }

    [Fact]
    public async Task Recognize_WithoutTimestamps_IsOneSegmentForAWindow()
    {
        using var model = Load(Multilingual);
        using var session = model.CreateSession();

        var result = await session.RecognizeAsync(TestSound.Syllables(1, 30_000), Once with { Timestamps = false });

        var segment = result.Segments.ShouldHaveSingleItem();
        segment.End.TotalSeconds.ShouldBeInRange(segment.Start.TotalSeconds, 30_000.0 / SpeechModelInfo.SampleRate);
    }

    [Fact]
    public async Task Recognize_LongSound_HearsAllOfIt()
    {
        using var model = Load(Multilingual);
        using var session = model.CreateSession();

        var result = await session.RecognizeAsync(TestSound.Syllables(1, 16_000 * 70), Once with { Timestamps = false });

        result.Timings.AudioContext.ShouldBe(1_500);
        CheckOrder(result, 70);
        result.Segments.Select(segment => (int)segment.End.TotalSeconds / 31).Distinct().ShouldBe([0, 1, 2]);
    }

    [Fact]
    public async Task Recognize_LongerThanTheGivenContext_HearsAllOfIt()
    {
        using var model = Load(Multilingual);
        using var session = model.CreateSession();

        var result = await session.RecognizeAsync(TestSound.Syllables(1, 16_000 * 10), Once with { Timestamps = false, AudioContext = 150 });

        result.Timings.AudioContext.ShouldBe(150);
        CheckOrder(result, 10);
        result.Segments.Length.ShouldBe(4);
        result.Segments[^1].Start.TotalSeconds.ShouldBeGreaterThanOrEqualTo(9);
    }

    [Fact]
    public async Task Recognize_Timestamps_GoOnAndOn()
    {
        using var model = Load(Multilingual);
        using var session = model.CreateSession();

        var result = await session.RecognizeAsync(TestSound.Syllables(1, 16_000 * 40), Once with { MaxTokens = 0 });

        result.Segments.ShouldNotBeEmpty();
        CheckOrder(result, 40);
    }

    [Fact]
    public async Task Recognize_MaxTokens_IsKept()
    {
        using var model = Load(Multilingual with { EndSharpness = 0.01f });
        using var session = model.CreateSession();

        var result = await session.RecognizeAsync(TestSound.Syllables(1, 30_000), Once with { Timestamps = false, MaxTokens = 5 });

        // whisper.cpp looks before it counts.
        Tokens(result).Count().ShouldBeInRange(1, 6);
    }

    private const int EndOfText = 50_256;

    private protected abstract ISpeechRecognizer Load(string path, int threads);

    private protected ISpeechRecognizer Load(WhisperSpec spec, int threads = 1) => Load(Write(Bytes(spec)), threads);

    private protected string Write(byte[] content)
    {
        var path = Path.Combine(_folder, "model.bin");
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>The model's file; not to be changed.</summary>
    private protected static byte[] Bytes(WhisperSpec spec)
    {
        lock (Written)
        {
            if (!Written.TryGetValue(spec, out var bytes)) Written.Add(spec, bytes = spec.ToFile());
            return bytes;
        }
    }

    private static IEnumerable<SpeechToken> Tokens(SpeechRecognition result) => result.Segments.SelectMany(segment => segment.Tokens);

    private static void CheckOrder(SpeechRecognition result, double seconds)
    {
        var last = TimeSpan.Zero;
        foreach (var segment in result.Segments)
        {
            segment.Start.ShouldBeGreaterThanOrEqualTo(last);
            segment.End.ShouldBeGreaterThanOrEqualTo(segment.Start);
            segment.End.TotalSeconds.ShouldBeLessThanOrEqualTo(seconds);
            last = segment.Start;
        }
    }
}
