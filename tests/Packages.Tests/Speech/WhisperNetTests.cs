using HomeLLM.Engines;
using HomeLLM.Engines.Packages.Speech;
using HomeLLM.HomeAgent.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace HomeLLM.Packages.Tests.Speech;

public sealed class WhisperNetTests : IDisposable
{
    private static readonly SpeechRecognitionOptions Quick = new() { Language = "en", MaxTokens = 8, TemperatureStep = 0, AudioContext = 64 };

    private readonly string _folder = Directory.CreateTempSubdirectory("homellm-whispernet-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Load_EnglishModel_GivesInfo()
    {
        using var model = Load(EmptyWhisperModel.Write());

        var info = model.Info;
        (info.Name, info.Kind, info.WeightType, info.IsMultilingual).ShouldBe(("model.bin", "tiny.en", "F16", false));
        info.Languages.ShouldBe(["en"]);
        (info.AudioContext, info.MaxPromptTokens).ShouldBe((1_500, 223));
        model.CountTokens("Küche").ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public void Load_MultilingualModel_KnowsItsLanguages()
    {
        using var model = Load(EmptyWhisperModel.Write(isMultilingual: true));

        model.Info.Kind.ShouldBe("tiny");
        model.Info.IsMultilingual.ShouldBeTrue();
        model.Info.Languages.ShouldContain("de");
        model.Info.Languages.Length.ShouldBeGreaterThan(90);
    }

    [Fact]
    public async Task Recognize_Sound_GoesAllTheWayAndGivesTheSameAgain()
    {
        using var model = Load(EmptyWhisperModel.Write());
        using var session = model.CreateSession();

        var first = await session.RecognizeAsync(Sound(1.5), Quick);
        var second = await session.RecognizeAsync(Sound(1.5), Quick with { InitialPrompt = "kitchen light" });
        var third = await session.RecognizeAsync(Sound(1.5), Quick);

        (first.Language, first.LanguageProbability, first.Timings.AudioContext).ShouldBe(("en", 1f, 64));
        first.Timings.Total.ShouldBeGreaterThan(TimeSpan.Zero);
        first.Text.ShouldBe(first.Text.Trim());
        first.AverageLogProbability.ShouldBeLessThanOrEqualTo(0);
        second.Segments.SelectMany(segment => segment.Tokens).ShouldAllBe(token => token.Probability >= 0 && token.Probability <= 1);
        third.Text.ShouldBe(first.Text);
    }

    [Fact]
    public async Task Recognize_NoSound_GivesNothing()
    {
        using var model = Load(EmptyWhisperModel.Write());
        using var session = model.CreateSession();

        var result = await session.RecognizeAsync(ReadOnlyMemory<float>.Empty, Quick);

        result.Text.ShouldBeEmpty();
        result.Segments.ShouldBeEmpty();
        result.Timings.AudioContext.ShouldBe(0);
    }

    [Fact]
    public async Task Recognize_LanguageOpen_ChoosesAmongTheCandidates()
    {
        using var model = Load(EmptyWhisperModel.Write(isMultilingual: true));
        using var session = model.CreateSession();

        var result = await session.RecognizeAsync(Sound(1), Quick with { Language = null, LanguageCandidates = ["de", "fr"] });

        result.Language.ShouldBeOneOf("de", "fr");
        result.LanguageProbability.ShouldBeInRange(0, 1);
    }

    [Fact]
    public async Task Recognize_BadOptions_Throw()
    {
        using var model = Load(EmptyWhisperModel.Write());
        using var session = model.CreateSession();
        SpeechRecognitionOptions[] bad =
        [
            Quick with { Language = "de" }, Quick with { Translate = true }, Quick with { BeamWidth = 0 }, Quick with { BestOf = 9 },
            Quick with { AudioContext = 1_501 }, Quick with { Temperature = 1.1f }, Quick with { MaxTokens = -1 }, Quick with { NoSpeechThreshold = 2 },
        ];

        foreach (var options in bad) await Should.ThrowAsync<ArgumentException>(() => session.RecognizeAsync(Sound(1), options));
    }

    [Fact]
    public async Task Recognize_Cancelled_ThrowsAndCanBeUsedAgain()
    {
        using var model = Load(EmptyWhisperModel.Write());
        using var session = model.CreateSession();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => session.RecognizeAsync(Sound(1), Quick, cancelled.Token));

        (await session.RecognizeAsync(Sound(1), Quick)).Language.ShouldBe("en");
    }

    [Fact]
    public void Load_MissingFile_Throws() => Should.Throw<FileNotFoundException>(
        () => WhisperNetLoader.LoadRecognizer(Path.Combine(_folder, "none.bin"), new WhisperNetOptions(), NullLogger.Instance));

    [Theory]
    [InlineData("")]
    [InlineData("lmgg")]
    [InlineData("this is no model at all, but a text that goes on for a while")]
    [InlineData("lmgg\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f")]
    public void Load_OtherFile_SaysSo(string content) => Should.Throw<ModelFileException>(() => Load(System.Text.Encoding.UTF8.GetBytes(content)))
        .Message.ShouldContain("header");

    [Fact]
    public void Dispose_ThenUse_Throws()
    {
        var model = Load(EmptyWhisperModel.Write());
        var session = model.CreateSession();
        session.Dispose();
        model.Dispose();
        model.Dispose();

        Should.Throw<ObjectDisposedException>(() => model.CreateSession());
        Should.Throw<ObjectDisposedException>(() => { session.RecognizeAsync(Sound(1), Quick).GetAwaiter().GetResult(); });
    }

    [SkippableFact]
    public void Process_SilenceThroughSilero_IsNoSpeech()
    {
        var models = RepositoryRoot.Find("models");
        var path = Directory.Exists(models) ? Directory.EnumerateFiles(models, "ggml-silero-*.bin").Max() : null;
        Skip.If(path is null, "there is no models/ggml-silero-*.bin");

        using var detector = WhisperNetLoader.LoadVoiceDetector(path!, new WhisperNetOptions(), NullLogger.Instance);

        for (var i = 0; i < 20; i++) detector.Process(new float[detector.WindowLength]).ShouldBe(0);
        detector.Reset();
        Should.Throw<ArgumentException>(() => detector.Process(new float[100]));
    }

    private static ReadOnlyMemory<float> Sound(double seconds) =>
        Enumerable.Range(0, (int)(seconds * SpeechModelInfo.SampleRate)).Select(i => 0.2f * MathF.Sin(i * 0.1f)).ToArray();

    private ISpeechRecognizer Load(byte[] content)
    {
        var path = Path.Combine(_folder, "model.bin");
        File.WriteAllBytes(path, content);
        return WhisperNetLoader.LoadRecognizer(path, new WhisperNetOptions(1), NullLogger.Instance);
    }
}
