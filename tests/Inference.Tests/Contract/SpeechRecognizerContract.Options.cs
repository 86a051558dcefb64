using HomeLLM.Engines.Inference.Tests.Support;
using Shouldly;

namespace HomeLLM.Engines.Inference.Tests.Contract;

/// <summary>Languages, prompts, one utterance after another, and what is refused.</summary>
public abstract partial class SpeechRecognizerContract
{
    [Fact]
    public async Task Recognize_LanguageNotGiven_ChoosesAmongTheCandidates()
    {
        using var model = Load(Multilingual);
        using var session = model.CreateSession();
        var sound = TestSound.Syllables(1, 30_000);

        var free = await session.RecognizeAsync(sound, Once with { Language = null });
        var among = await session.RecognizeAsync(sound, Once with { Language = null, LanguageCandidates = ["de", "fr"] });
        var only = await session.RecognizeAsync(sound, Once with { Language = null, LanguageCandidates = ["de"] });

        model.Info.Languages.ShouldContain(free.Language);
        free.LanguageProbability.ShouldBeInRange(0.01f, 1);
        among.Language.ShouldBeOneOf("de", "fr");
        among.LanguageProbability.ShouldBeInRange(0, 1);
        (only.Language, MathF.Round(only.LanguageProbability, 4)).ShouldBe(("de", 1f));
        free.Timings.LanguageChoice.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public async Task Recognize_EnglishModel_NeedsNoLanguage()
    {
        using var model = Load(English);
        using var session = model.CreateSession();
        var sound = TestSound.Syllables(1, 30_000);

        var open = await session.RecognizeAsync(sound, Once with { Language = null });
        var given = await session.RecognizeAsync(sound, Once);

        (open.Language, open.LanguageProbability, open.Text).ShouldBe(("en", 1f, given.Text));
    }

    [Fact]
    public async Task Recognize_LanguageOrTask_IsHeeded()
    {
        using var model = Load(Multilingual);
        using var session = model.CreateSession();
        var sound = TestSound.Syllables(1, 30_000);

        var english = await session.RecognizeAsync(sound, Once);
        var german = await session.RecognizeAsync(sound, Once with { Language = "de" });
        var translated = await session.RecognizeAsync(sound, Once with { Language = "de", Translate = true });

        (german.Language, translated.Language).ShouldBe(("de", "de"));
        // The model is random, so that any other token before makes it another text, or at least another doubt.
        german.AverageLogProbability.ShouldNotBe(english.AverageLogProbability);
        translated.AverageLogProbability.ShouldNotBe(german.AverageLogProbability);
    }

    [Fact]
    public async Task Recognize_InitialPrompt_IsHeededOnceWithOrWithoutASpace()
    {
        using var model = Load(Multilingual);
        using var session = model.CreateSession();
        var sound = TestSound.Syllables(1, 30_000);

        var without = await session.RecognizeAsync(sound, Once);
        var prompted = await session.RecognizeAsync(sound, Once with { InitialPrompt = "kitchen light" });
        var spaced = await session.RecognizeAsync(sound, Once with { InitialPrompt = " kitchen light" });
        var empty = await session.RecognizeAsync(sound, Once with { InitialPrompt = "" });

        prompted.Text.ShouldNotBe(without.Text);
        spaced.Text.ShouldBe(prompted.Text);
        empty.Text.ShouldBe(without.Text);
    }

    [Fact]
    public async Task Recognize_PromptLongerThanFits_HeedsItsEnd()
    {
        using var model = Load(Multilingual);
        using var session = model.CreateSession();
        var sound = TestSound.Syllables(1, 30_000);
        var end = string.Concat(Enumerable.Repeat(" light", model.Info.MaxPromptTokens));

        var fits = await session.RecognizeAsync(sound, Once with { InitialPrompt = end });
        var longer = await session.RecognizeAsync(sound, Once with { InitialPrompt = string.Concat(Enumerable.Repeat(" kitchen", 2_000)) + end });

        longer.Text.ShouldBe(fits.Text);
        model.CountTokens(end).ShouldBeGreaterThanOrEqualTo(model.Info.MaxPromptTokens);
        model.CountTokens("").ShouldBe(0);
    }

    [Fact]
    public async Task Recognize_AnotherUtteranceBefore_ChangesNothing()
    {
        using var model = Load(Multilingual);
        using var used = model.CreateSession();
        using var fresh = model.CreateSession();
        await used.RecognizeAsync(TestSound.Syllables(2, 200_000), Once with { InitialPrompt = "turn on the light", BeamWidth = 3 });

        var expected = await fresh.RecognizeAsync(TestSound.Syllables(1, 30_000), Once);
        var actual = await used.RecognizeAsync(TestSound.Syllables(1, 30_000), Once);

        actual.Text.ShouldBe(expected.Text);
        actual.AverageLogProbability.ShouldBe(expected.AverageLogProbability);
        actual.Text.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Recognize_TwoSessionsAtOnce_HearTheSame()
    {
        using var model = Load(Multilingual, threads: 2);
        using var first = model.CreateSession();
        using var second = model.CreateSession();
        var sound = TestSound.Syllables(1, 30_000);

        var results = await Task.WhenAll(first.RecognizeAsync(sound, Once), second.RecognizeAsync(sound, Once));

        results[0].Text.ShouldBe(results[1].Text);
        results[0].Text.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Recognize_ThresholdsOfSilence_YieldNoText()
    {
        using var model = Load(Multilingual);
        using var session = model.CreateSession();

        var result = await session.RecognizeAsync(TestSound.Syllables(1, 30_000), Once with { NoSpeechThreshold = 0, LogProbabilityThreshold = 0 });

        (result.Text, result.AverageLogProbability).ShouldBe(("", 0f));
        result.NoSpeechProbability.ShouldBeInRange(float.Epsilon, 1);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.MaxValue)]
    [InlineData(-1e30f)]
    [InlineData(0)]
    public async Task Recognize_HostileSamples_EndsAnyway(float value)
    {
        using var model = Load(Multilingual);
        using var session = model.CreateSession();
        var sound = TestSound.Syllables(1, 16_000);
        sound.AsSpan(4_000, 8_000).Fill(value);

        var result = await session.RecognizeAsync(sound, Once with { Language = null });

        result.Timings.AudioContext.ShouldBe(256);
        Tokens(result).ShouldAllBe(token => token.Probability >= 0 && token.Probability <= 1);
    }

    [Fact]
    public async Task Recognize_AgainWhileItRecognisesOrCancelled_ThrowsAndTheSessionGoesOn()
    {
        using var model = Load(Multilingual);
        using var session = model.CreateSession();
        using var source = new CancellationTokenSource();
        using var samples = new GatedSamples(new SeededRandom(1).NextSigned(16_000 * 30, 0.1f));
        var running = Task.Run(() => session.RecognizeAsync(samples.Memory, Once with { MaxTokens = 0 }, source.Token));
        await samples.Entered;

        await Should.ThrowAsync<InvalidOperationException>(() => session.RecognizeAsync(new float[1], Once));
        await source.CancelAsync();
        samples.Open();
        await Should.ThrowAsync<OperationCanceledException>(() => running);
        await Should.ThrowAsync<OperationCanceledException>(() => session.RecognizeAsync(new float[16_000], Once, source.Token));
        (await session.RecognizeAsync(TestSound.Syllables(1, 30_000), Once)).Text.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Recognize_OptionsOutOfRange_Throws()
    {
        using var model = Load(Multilingual);
        using var english = Load(English);
        using var session = model.CreateSession();
        using var englishSession = english.CreateSession();
        SpeechRecognitionOptions[] wrong =
        [
            Once with { Language = "xx" },
            Once with { LanguageCandidates = ["en", "yue"] }, // large-v3 alone knows it
            Once with { AudioContext = 0 },
            Once with { AudioContext = 1_501 },
            Once with { BeamWidth = 0 },
            Once with { BestOf = 9 },
            Once with { Temperature = 1.1f },
            Once with { TemperatureStep = -0.1f },
            Once with { EntropyThreshold = float.NaN },
            Once with { LogProbabilityThreshold = 1 },
            Once with { NoSpeechThreshold = 2 },
            Once with { MaxTokens = -1 },
        ];

        foreach (var options in wrong) await Should.ThrowAsync<ArgumentException>(() => session.RecognizeAsync(new float[16_000], options));
        foreach (var options in new[] { Once with { Language = "de" }, Once with { Translate = true } })
            await Should.ThrowAsync<ArgumentException>(() => englishSession.RecognizeAsync(new float[16_000], options));
        await Should.ThrowAsync<ArgumentNullException>(() => session.RecognizeAsync(new float[16_000], null!));
        (await session.RecognizeAsync(new float[1], Once with { LanguageCandidates = default })).Text.ShouldBeEmpty();
    }

    [Fact]
    public async Task Dispose_ThenUse_Throws()
    {
        var model = Load(Multilingual);
        var session = model.CreateSession();
        session.Dispose();
        session.Dispose();
        model.Dispose();
        model.Dispose();

        await Should.ThrowAsync<ObjectDisposedException>(() => session.RecognizeAsync(new float[1], Once));
        Should.Throw<ObjectDisposedException>(() => model.CreateSession());
    }
}
