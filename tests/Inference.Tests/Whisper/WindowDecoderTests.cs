using HomeLLM.Engines.Inference.Ggml;
using HomeLLM.Engines.Inference.Tests.Support;
using HomeLLM.Engines.Inference.Whisper.Decoding;
using Shouldly;

namespace HomeLLM.Engines.Inference.Tests.Whisper;

public sealed class WindowDecoderTests : IDisposable
{
    private static readonly SpeechRecognitionOptions Once = new() { TemperatureStep = 0, EntropyThreshold = 0, MaxTokens = 8 };

    private readonly WhisperRun _run = new(
        new WhisperSpec { Seed = 21, Type = GgmlTensorType.Q8_0, AudioLayers = 1, TextLayers = 2 }, TestSound.Syllables(4, 24_000), 64);

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Decode_SeveralBeams_EqualsASearchWithoutCaches(int width)
    {
        var found = _run.Decode(Once with { BeamWidth = width }, []);

        found.Tokens.Select(token => token.Id).ShouldBe(SearchPlainly(width, Once.MaxTokens));
    }

    [Fact]
    public void Decode_OneBeam_IsTheLikeliestTokenEachTime() =>
        _run.Decode(Once, []).Tokens.Select(token => token.Id).ShouldBe(SearchPlainly(1, Once.MaxTokens));

    [Fact]
    public void Decode_Sampling_DependsOnTheSeedAlone()
    {
        var options = Once with { Temperature = 0.8f };

        var first = Ids(_run.Decode(options, []));
        var again = Ids(_run.Decode(options, []));
        var others = Enumerable.Range(1, 5).Select(seed => Ids(_run.Decode(options with { Seed = seed }, [])));

        again.ShouldBe(first);
        others.ShouldContain(other => !other.SequenceEqual(first));
    }

    [Fact]
    public void Decode_SeveralSamples_TakesTheLikeliest()
    {
        var one = _run.Decode(Once with { Temperature = 1, BestOf = 1 }, []);
        var best = _run.Decode(Once with { Temperature = 1, BestOf = 8 }, []);

        best.Hypothesis.Score.ShouldBeGreaterThanOrEqualTo(one.Hypothesis.Score);
    }

    [Fact]
    public void Decode_AlwaysDoubtful_RaisesTheTemperatureToTheLast()
    {
        var doubting = new SpeechRecognitionOptions { LogProbabilityThreshold = 0, NoSpeechThreshold = 1, MaxTokens = 3 };
        var heard = 0;

        var result = _run.Decode(doubting, [], () => ++heard == 1);

        result.Attempts.ShouldBe(7); // once more with the whole context, then 0.2 to 1
        result.Temperature.ShouldBe(1, 1e-5);
        heard.ShouldBe(6);
    }

    [Fact]
    public void Decode_HotAttempts_LeaveTheTextBeforeOut()
    {
        var past = _run.Model.Vocabulary.Tokenize(" turn on the light");

        _run.Decode(Once, past).UsedPast.ShouldBeTrue();
        _run.Decode(Once with { Temperature = 0.6f }, past).UsedPast.ShouldBeFalse();
        Ids(_run.Decode(Once, past)).ShouldNotBe(Ids(_run.Decode(Once, [])));
    }

    [Fact]
    public void Decode_PastTooLong_HeedsItsEnd()
    {
        int[] past = [.. Enumerable.Range(0, 600).Select(i => i * 7 % 3_000)];

        Ids(_run.Decode(Once, past)).ShouldBe(Ids(_run.Decode(Once, past[^_run.Model.MaxPast..])));
    }

    [Fact]
    public void Decode_UntilTheContextIsFull_Fails()
    {
        var result = _run.Decode(Once with { MaxTokens = 0 }, [.. Enumerable.Range(300, 500)]);

        result.Hypothesis.HasFailed.ShouldBeTrue();
        result.Hypothesis.Tokens.Count.ShouldBe(_run.Model.MaxTokens);
        result.Length.ShouldBeLessThanOrEqualTo(result.Hypothesis.Tokens.Count);
    }

    [Fact]
    public void Decode_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var rules = new TokenRules(_run.Model.Vocabulary, false, false);
        var settings = new DecodingSettings { Timestamps = false, BeamWidth = 1, BestOf = 1, MaxTokens = 9, TokenLimit = 0, EntropyThreshold = 0, Seed = 0 };
        var decoder = new WindowDecoder(_run.Decoder, rules, _run.Model.Vocabulary.Tokens, Once, settings, 10);

        Should.Throw<OperationCanceledException>(
            () => decoder.Decode(new DecodingWindow(0, 150, 3_000), [], _run.Task(false), () => false, source.Token));
    }

    private static int[] Ids(WindowResult result) => [.. result.Tokens.Select(token => token.Id)];

    // Every text is evaluated from its beginning.
    private IEnumerable<int> SearchPlainly(int width, int length)
    {
        var rules = new TokenRules(_run.Model.Vocabulary, timestamps: false, suppressNonSpeech: false);
        var settings = new DecodingSettings
            { Timestamps = false, BeamWidth = 1, BestOf = 1, MaxTokens = 220, TokenLimit = 0, EntropyThreshold = 0, Seed = 0 };
        var window = new DecodingWindow(0, _run.Mel.Length, 3_000);
        List<Hypothesis> beams = [new Hypothesis(3_000)];
        for (var step = 0; step < length; step++)
        {
            var next = new List<(Hypothesis From, ChosenToken Token)>();
            foreach (var beam in beams)
            {
                var logits = _run.Logits([.. _run.Task(false), .. beam.Tokens.Select(token => token.Id)]);
                rules.Apply(logits, beam, 0);
                next.AddRange(Enumerable.Range(0, logits.Length).OrderByDescending(token => logits[token]).Take(width)
                    .Select(token => (beam, new ChosenToken(token, logits[token]))));
            }

            beams = [.. next.OrderByDescending(pair => pair.From.LogProbability + pair.Token.LogProbability).Take(width).Select(pair =>
            {
                var hypothesis = pair.From.Fork();
                hypothesis.Append(pair.Token, _run.Model.Vocabulary.Tokens, window, settings);
                return hypothesis;
            })];
        }

        return beams.MaxBy(beam => beam.LogProbability)!.Tokens.Select(token => token.Id);
    }
}
