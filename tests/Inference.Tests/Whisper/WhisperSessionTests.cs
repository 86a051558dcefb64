using HomeLLM.Engines.Inference.Ggml;
using HomeLLM.Engines.Inference.Tests.Support;
using HomeLLM.Engines.Inference.Whisper;
using Shouldly;

namespace HomeLLM.Engines.Inference.Tests.Whisper;

public sealed class WhisperSessionTests : IDisposable
{
    private static readonly WhisperSpec Spec = new()
        { Seed = 31, Type = GgmlTensorType.F16, AudioLayers = 1, TextLayers = 1, Width = 32, VocabularySize = 51_865, EndSharpness = 3 };

    private static readonly SpeechRecognitionOptions Once = new() { Language = "en", TemperatureStep = 0, MaxTokens = 6 };

    private readonly WhisperModel _model = Spec.Load(threads: 2);

    public void Dispose() => _model.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(150)]
    [InlineData(1_500)]
    public async Task RecognizeAsync_TooShort_HearsNothing(int samples)
    {
        using var session = _model.CreateSession();

        var result = await session.RecognizeAsync(new float[samples], new SpeechRecognitionOptions());

        result.Text.ShouldBeEmpty();
        result.Segments.ShouldBeEmpty();
        result.NoSpeechProbability.ShouldBe(1);
        result.Timings.AudioContext.ShouldBe(0);
    }

    [Theory]
    [InlineData(8_000, 256)]
    [InlineData(48_000, 288)]
    [InlineData(160_000, 640)]
    [InlineData(480_000, 1_500)]
    public async Task RecognizeAsync_ContextNotGiven_IsCutToTheSpeech(int samples, int positions)
    {
        using var session = _model.CreateSession();

        var result = await session.RecognizeAsync(TestSound.Syllables(1, samples), Once);

        result.Timings.AudioContext.ShouldBe(positions);
        result.Timings.Attempts.ShouldBe(1);
        result.Timings.Total.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public async Task RecognizeAsync_Doubtful_HearsTheWholeContextOnce()
    {
        using var session = _model.CreateSession();
        var doubting = Once with { TemperatureStep = 0.5f, LogProbabilityThreshold = 0, NoSpeechThreshold = 1 };

        var cut = await session.RecognizeAsync(TestSound.Syllables(1, 16_000), doubting);
        var given = await session.RecognizeAsync(TestSound.Syllables(1, 16_000), doubting with { AudioContext = 100 });

        cut.Timings.Attempts.ShouldBe(4);
        cut.Timings.AudioContext.ShouldBe(256);
        given.Timings.Attempts.ShouldBe(3);
        given.Timings.AudioContext.ShouldBe(100);
    }

    [Fact]
    public async Task RecognizeAsync_AnotherUtteranceBefore_ChangesNothing()
    {
        var options = Once with { BeamWidth = 3 };
        using var used = _model.CreateSession();
        using var fresh = _model.CreateSession();
        await used.RecognizeAsync(TestSound.Syllables(2, 200_000), options with { InitialPrompt = "turn on the light", BeamWidth = 5 });

        var expected = await fresh.RecognizeAsync(TestSound.Syllables(1, 30_000), options);
        var actual = await used.RecognizeAsync(TestSound.Syllables(1, 30_000), options);

        actual.Text.ShouldBe(expected.Text);
        actual.AverageLogProbability.ShouldBe(expected.AverageLogProbability);
        actual.Text.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task RecognizeAsync_TwoSessionsAtOnce_HearTheSame()
    {
        using var first = _model.CreateSession();
        using var second = _model.CreateSession();
        var sound = TestSound.Syllables(1, 30_000);

        var results = await Task.WhenAll(first.RecognizeAsync(sound, Once), second.RecognizeAsync(sound, Once));

        results[0].Text.ShouldBe(results[1].Text);
    }

    [Fact]
    public async Task RecognizeAsync_LongSound_HearsAllOfIt()
    {
        using var session = _model.CreateSession();

        var plain = await session.RecognizeAsync(TestSound.Syllables(1, 16_000 * 70), Once);
        var narrow = await session.RecognizeAsync(TestSound.Syllables(1, 16_000 * 10), Once with { AudioContext = 150 });

        plain.Segments.Select(segment => segment.Start.TotalSeconds).ShouldBe([0, 30, 60]);
        plain.Segments[^1].End.TotalSeconds.ShouldBe(70, 0.1);
        narrow.Segments.Select(segment => segment.Start.TotalSeconds).ShouldBe([0, 3, 6, 9]);
    }

    [Fact]
    public async Task RecognizeAsync_Timestamps_GoOnAndOn()
    {
        using var session = _model.CreateSession();

        var result = await session.RecognizeAsync(TestSound.Syllables(1, 16_000 * 40), Once with { Timestamps = true, MaxTokens = 0 });

        result.Segments.ShouldNotBeEmpty();
        var last = TimeSpan.Zero;
        foreach (var segment in result.Segments)
        {
            segment.Start.ShouldBeGreaterThanOrEqualTo(last);
            segment.End.ShouldBeGreaterThanOrEqualTo(segment.Start);
            last = segment.Start;
        }

        last.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task RecognizeAsync_LanguageNotGiven_ChoosesAmongTheCandidates()
    {
        using var session = _model.CreateSession();
        var sound = TestSound.Syllables(1, 30_000);

        var free = await session.RecognizeAsync(sound, Once with { Language = null });
        var among = await session.RecognizeAsync(sound, Once with { Language = null, LanguageCandidates = ["de", "fr"] });
        var only = await session.RecognizeAsync(sound, Once with { Language = null, LanguageCandidates = ["de"] });

        _model.Info.Languages.ShouldContain(free.Language);
        free.LanguageProbability.ShouldBeInRange(0.01f, 1);
        among.Language.ShouldBeOneOf("de", "fr");
        only.LanguageProbability.ShouldBe(1, 1e-5f);
    }

    [Fact]
    public async Task RecognizeAsync_ThresholdsOfSilence_YieldNoText()
    {
        using var session = _model.CreateSession();

        var result = await session.RecognizeAsync(TestSound.Syllables(1, 30_000), Once with { NoSpeechThreshold = 0, LogProbabilityThreshold = 0 });

        result.Text.ShouldBeEmpty();
        result.NoSpeechProbability.ShouldBeGreaterThan(0);
        result.AverageLogProbability.ShouldBe(0);
    }

    [Fact]
    public async Task RecognizeAsync_TokensOfSegments_SpellTheText()
    {
        using var session = _model.CreateSession();

        var result = await session.RecognizeAsync(TestSound.Syllables(1, 30_000), Once);

        var segment = result.Segments.ShouldHaveSingleItem();
        string.Concat(segment.Tokens.Select(token => token.Text)).ShouldBe(segment.Text);
        segment.Tokens.ShouldAllBe(token => token.Probability > 0 && token.Probability <= 1);
        result.Text.ShouldBe(segment.Text.Trim());
    }

    [Fact]
    public async Task RecognizeAsync_Cancelled_ThrowsAndTheSessionGoesOn()
    {
        using var session = _model.CreateSession();
        using var source = new CancellationTokenSource();
        using var samples = new GatedSamples(new SeededRandom(1).NextSigned(16_000 * 10, 0.1f));
        var running = session.RecognizeAsync(samples.Memory, Once with { MaxTokens = 0 }, source.Token);

        await Should.ThrowAsync<InvalidOperationException>(() => session.RecognizeAsync(new float[1], Once));
        await source.CancelAsync();
        samples.Open();
        await Should.ThrowAsync<OperationCanceledException>(() => running);
        (await session.RecognizeAsync(TestSound.Syllables(1, 30_000), Once)).Text.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task RecognizeAsync_FewNamedTokens_ChoosesNamedOnes()
    {
        using var model = (Spec with { NamedTokens = 300 }).Load();
        using var session = model.CreateSession();

        var result = await session.RecognizeAsync(TestSound.Syllables(1, 30_000), Once);

        result.Segments.SelectMany(segment => segment.Tokens).ShouldAllBe(token => token.Id < 300);
        result.Text.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task RecognizeAsync_HostileSamples_EndsAnyway()
    {
        using var session = _model.CreateSession();
        foreach (var value in new[] { float.NaN, float.PositiveInfinity, float.MaxValue, -1e30f, 0 })
        {
            var sound = new float[16_000];
            Array.Fill(sound, value);

            (await session.RecognizeAsync(sound, Once)).Timings.AudioContext.ShouldBe(256);
        }
    }

    [Fact]
    public async Task Disposed_SessionOrModel_Throws()
    {
        var model = Spec.Load();
        var session = model.CreateSession();
        session.Dispose();
        model.Dispose();

        await Should.ThrowAsync<ObjectDisposedException>(() => session.RecognizeAsync(new float[1], Once));
        Should.Throw<ObjectDisposedException>(() => model.CreateSession());
    }
}
