using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Decoding;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Decoding;

public class ConstrainedDecoderTests
{
    private const string Prompt = "> turn on the light #1\n";
    private const string On = "{\"service\":\"light.turn_on\",\"target_device\":\"#1\",\"brightness_pct\":50}";
    private const string Off = "{\"service\":\"light.turn_off\",\"target_home\":true}";

    private readonly CallGrammar _grammar = Grammar(allowHome: true);

    [Fact]
    public void Decode_TwoLines_WritesThemAndReportsEachAtItsLastByte()
    {
        var model = ScriptedModel.Answering((Prompt, On + "\n" + Off));
        using var decoder = NewDecoder(model);
        List<(string Line, int Batches)> reported = [];

        var result = decoder.Decode(Tokens(Prompt), _grammar, 64, line => reported.Add((line.Text, model.Batches.Count)), default);

        result.Text.ShouldBe(On + "\n" + Off);
        result.Stop.ShouldBe(DecodeStop.End);
        result.Conflict.ShouldBeNull();
        result.MinProbability.ShouldBeGreaterThan(0.99f);
        result.Lines.Select(line => line.Text).ShouldBe([On, Off]);
        reported.Select(line => line.Line).ShouldBe([On, Off]);
        reported[0].Batches.ShouldBeLessThan(model.Batches.Count - 1);
        (result.Counts.Sampled + result.Counts.Forced).ShouldBe(Tokens(result.Text).Length + 1);
    }

    [Fact]
    public void Decode_Refusal_AsksForServiceReasonAndEnd()
    {
        const string Refusal = "{\"service\":\"none\",\"reason\":\"no_such_device\"}";
        var model = ScriptedModel.Answering((Prompt, Refusal));
        using var decoder = NewDecoder(model);

        var result = decoder.Decode(Tokens(Prompt), _grammar, 64, null, default);

        result.Text.ShouldBe(Refusal);
        // Asked for the service, for the reason and whether another line follows; the rest has no choice.
        result.Counts.Sampled.ShouldBe(3);
        model.Batches.ShouldBe([Prompt, "{\"service\":\"none\",\"reason\":\"", "no_such_device\"}"]);
    }

    [Fact]
    public void Decode_ForcedTokens_GoInOneBatchWithTheChoiceBefore()
    {
        var model = new ScriptedModel(new ScriptedVocabulary("light"), text => On[(text.Length - Prompt.Length)..] is var rest ? rest : "");
        using var decoder = NewDecoder(model);

        decoder.Decode(Tokens(Prompt, model), Grammar(allowHome: false), 256, null, default).Text.ShouldBe(On);

        model.Batches[0].ShouldBe(Prompt + "{\"service\":\"");
        model.Batches.ShouldContain("light.t");
    }

    [Fact]
    public void Decode_SecondPrompt_EvaluatesOnlyWhatIsNew()
    {
        const string Other = "> turn on the lamp #1\n";
        var model = ScriptedModel.Answering((Prompt, On), (Other, Off));
        using var decoder = NewDecoder(model);

        decoder.Decode(Tokens(Prompt), _grammar, 64, null, default).Text.ShouldBe(On);
        var second = decoder.Decode(Tokens(Other), _grammar, 64, null, default);
        var third = decoder.Decode(Tokens(Other), _grammar, 64, null, default);

        second.Text.ShouldBe(Off);
        var shared = Tokens(Other).AsSpan().CommonPrefixLength(Tokens(Prompt));
        second.Counts.PromptReused.ShouldBe(shared);
        second.Counts.PromptEvaluated.ShouldBe(Tokens(Other).Length - shared);
        third.Text.ShouldBe(Off);
        third.Counts.PromptEvaluated.ShouldBe(1);
    }

    [Fact]
    public void Warm_PromptToCome_LeavesLittleToDo()
    {
        var model = ScriptedModel.Answering((Prompt, Off));
        using var decoder = NewDecoder(model);

        decoder.Warm(Tokens(Prompt[..10]), default).ShouldBe(Tokens(Prompt[..10]).Length);
        decoder.Warm(Tokens(Prompt[..10]), default).ShouldBe(0);
        decoder.Decode(Tokens(Prompt), _grammar, 64, null, default).Counts.PromptReused.ShouldBe(Tokens(Prompt[..10]).Length);
    }

    [Theory]
    [InlineData("", "hello", nameof(DecodePlace.Service))]
    [InlineData("{\"service\":\"light.turn_on", "\",\"target_area\":\"", nameof(DecodePlace.Target))]
    [InlineData("{\"service\":\"light.turn_on\",\"target_device\":\"", "#9", nameof(DecodePlace.Target))]
    [InlineData("{\"service\":\"light.turn_on\",\"target_device\":\"#1", "\",\"transition\":3", nameof(DecodePlace.Parameter))]
    [InlineData("{\"service\":\"light.turn_on\",\"target_device\":\"#1\",\"brightness_pct\":", "x", nameof(DecodePlace.Value))]
    [InlineData("{\"service\":\"none\",\"reason\":\"", "because", nameof(DecodePlace.Value))]
    public void Decode_ModelWantsWhatIsForbidden_SaysWhere(string before, string wanted, string place)
    {
        var model = new ScriptedModel(ScriptedVocabulary.Calls, text =>
        {
            var answer = text[Prompt.Length..];
            return before.StartsWith(answer, StringComparison.Ordinal) && answer != before ? before[answer.Length..] : wanted;
        });
        using var decoder = NewDecoder(model);

        var result = decoder.Decode(Tokens(Prompt), Grammar(allowHome: false, second: true), 64, null, default);

        var conflict = result.Conflict.ShouldNotBeNull();
        conflict.Place.ToString().ShouldBe(place);
        conflict.Line.ShouldBe(0);
        wanted.ShouldStartWith(conflict.Wanted);
        conflict.Wanted.ShouldNotBeEmpty();
        conflict.Probability.ShouldBeLessThan(0.01f);
        result.MinProbability.ShouldBeLessThan(0.01f);
    }

    [Fact]
    public void Decode_UnsureModel_GivesTheProbabilityOfItsLeastSureChoice()
    {
        var model = ScriptedModel.Answering((Prompt, Off));
        model.Conviction = MathF.Log(model.Vocabulary.Size - 1);
        using var decoder = NewDecoder(model);

        decoder.Decode(Tokens(Prompt), _grammar, 64, null, default).MinProbability.ShouldBe(0.5f, 0.001f);
    }

    [Fact]
    public void Decode_TokenLimit_KeepsTheWholeLines()
    {
        var model = ScriptedModel.Answering((Prompt, On + "\n" + Off));
        using var decoder = NewDecoder(model);

        var result = decoder.Decode(Tokens(Prompt), _grammar, Tokens(On).Length + 2, null, default);

        result.Stop.ShouldBe(DecodeStop.TokenLimit);
        result.Lines.Select(line => line.Text).ShouldBe([On]);
    }

    [Fact]
    public void Decode_PromptTooLong_SaysSoAndGoesOn()
    {
        var model = ScriptedModel.Answering((Prompt, Off));
        using var decoder = new ConstrainedDecoder(model, 30, TimeProvider.System);

        var result = decoder.Decode(Tokens(new string('x', 31)), _grammar, 64, null, default);
        result.Stop.ShouldBe(DecodeStop.ContextFull);
        result.Lines.ShouldBeEmpty();
        decoder.Decode(Tokens(new string('x', 30)), _grammar, 64, null, default).Stop.ShouldBe(DecodeStop.ContextFull);

        decoder.Decode(Tokens(Prompt), _grammar, 64, null, default).Text.ShouldBe(Off);
    }

    [Fact]
    public void Decode_CancelledMidway_CanBeUsedAgain()
    {
        var model = ScriptedModel.Answering((Prompt, On + "\n" + Off));
        using var decoder = NewDecoder(model);
        using var cancellation = new CancellationTokenSource();

        Should.Throw<OperationCanceledException>(() =>
            decoder.Decode(Tokens(Prompt), _grammar, 64, _ => cancellation.Cancel(), cancellation.Token));

        decoder.Decode(Tokens(Prompt), _grammar, 64, null, default).Text.ShouldBe(On + "\n" + Off);
    }

    [Fact]
    public void Decode_SecondTimeUnderAGrammar_AllocatesNothingPerToken()
    {
        var model = ScriptedModel.Answering((Prompt, On));
        using var decoder = NewDecoder(model);
        for (var i = 0; i < 40; i++) decoder.Decode(Tokens(Prompt), _grammar, 64, null, default);
        model.AllocatedBetween.Clear();

        decoder.Decode(Tokens(Prompt), _grammar, 64, null, default);

        // The first is the preparation and the last the finished line; the steps between allocate nothing.
        model.AllocatedBetween.Count.ShouldBeGreaterThan(4);
        model.AllocatedBetween.Skip(1).SkipLast(1).ShouldAllBe(bytes => bytes == 0);
    }

    private static ConstrainedDecoder NewDecoder(ScriptedModel model) => new(model, 512, TimeProvider.System);

    private static int[] Tokens(string text, ScriptedModel? model = null) => (model?.Vocabulary ?? ScriptedVocabulary.Calls).Tokenize(text);

    private static CallGrammar Grammar(bool allowHome, bool second = false)
    {
        var home = HomeSketch.Draw("""
            light.kitchen: Kitchen Light
            light.hall: Hall Light
            """);
        ScopedDevice[] devices = [new("#1", home.Devices[0]), new("#2", home.Devices[1])];
        return CallGrammar.Build(new CallScope(home, [.. devices[..(second ? 2 : 1)]], [], [], allowHome), ServiceCatalogue.Default);
    }
}
