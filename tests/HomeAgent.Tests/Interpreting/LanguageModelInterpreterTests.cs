using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Interpreting;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Prompting;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Interpreting;

public class LanguageModelInterpreterTests
{
    private static readonly HomeSnapshot Home = HomeSketch.Draw("""
        area hall: Hall
        light.hall @hall: Hall Light | {"supported_color_modes": ["brightness"]}
        light.porch: Porch Light | {"supported_color_modes": ["onoff"]}
        """);

    [Fact]
    public void Interpret_Label_BecomesTheId()
    {
        var interpretation = Interpret("porch light on please", """{"service":"light.turn_on","target_device":"#1"}""");

        interpretation.Calls.Single().Service.ShouldBe("light.turn_on");
        interpretation.Calls.Single().EntityIds.Single().ToString().ShouldBe("light.porch");
        interpretation.Prompt.ShouldBe("#1 light: porch light\n> porch light #1 on please\n");
        interpretation.Timings.PromptTokens.ShouldBeGreaterThan(0);
        interpretation.Timings.AnswerTokens.ShouldBeGreaterThan(0);
    }

    /// <summary>The porch light can't be dimmed, so the grammar ends the call after its label: the wish must be seen all the same.</summary>
    [Theory]
    [InlineData("porch light to 20 percent", """{"service":"light.turn_on","target_device":"#1","brightness_pct":20}""")]
    [InlineData("make the hall light red", """{"service":"light.turn_on","target_device":"#1","color_name":"red"}""")]
    [InlineData("hall light to 101 percent", """{"service":"light.turn_on","target_device":"#1","brightness_pct":101}""")]
    public void Interpret_WishThatTheGrammarForbids_IsRefused(string text, string wish)
    {
        var interpretation = Interpret(text, wish);

        interpretation.Calls.ShouldBeEmpty();
        interpretation.Problems.Single().Reason.ShouldBe(RefusalReason.Unsupported);
        interpretation.Problems.Single().Candidates.Length.ShouldBe(1);
    }

    [Fact]
    public void Interpret_NoSuchDevice_TellsTheUnknownWords()
    {
        var problem = Interpret("turn on the hearth glow", """{"service":"none","reason":"no_such_device"}""").Problems.Single();

        problem.Reason.ShouldBe(RefusalReason.NoSuchDevice);
        problem.UnknownWords.ShouldBe("hearth glow");
    }

    [Fact]
    public void Interpret_SecondTime_ReusesThePrompt()
    {
        using var interpreter = Scripted("""{"service":"light.turn_on","target_device":"#1"}""");

        interpreter.Interpret("porch light on", null, Home, history: null, CancellationToken.None);

        interpreter.Interpret("porch light on", null, Home, history: null, CancellationToken.None).Timings.ReusedTokens.ShouldBeGreaterThan(10);
    }

    /// <summary>Asked once more, for the hall light alone, the model writes what it had left out; and what it refuses stays out.</summary>
    [Theory]
    [InlineData("""{"service":"light.turn_off","target_device":"#1"}""", "light.hall light.porch")]
    [InlineData("""{"service":"none","reason":"unsupported"}""", "light.porch")]
    public void Interpret_NamedDeviceLeftOut_IsAskedAboutOnceMore(string second, string expected)
    {
        const string First = """{"service":"light.turn_on","target_device":"#2"}""";
        var asked = 0;
        var model = new ScriptedModel(ScriptedVocabulary.Calls, text =>
        {
            var written = text[(text.IndexOf('\n', text.LastIndexOf("> ", StringComparison.Ordinal)) + 1)..];
            if (written.Length == 0) asked++;
            var answer = asked > 1 ? second : First;
            return answer.StartsWith(written, StringComparison.Ordinal) ? answer[written.Length..] : "?";
        });
        using var interpreter = new LanguageModelInterpreter(model, new LabelProfile(new LinkerCache()), 512, TimeProvider.System);

        var calls = interpreter.Interpret("hall light off porch light on", null, Home, history: null, CancellationToken.None).Calls;

        string.Join(' ', calls.SelectMany(call => call.EntityIds)).ShouldBe(expected);
    }

    [Fact]
    public void Prepare_BeforeTheWords_LeavesOnlyTheWordsToEvaluate()
    {
        var model = new ScriptedModel(ScriptedVocabulary.Calls, _ => "{\"service\":\"none\",\"reason\":\"not_a_command\"}");
        using var interpreter = new LanguageModelInterpreter(model, new GenericProfile(new LinkerCache(), ChatFormat.Plain, "Al"), 4_000, TimeProvider.System);

        interpreter.Prepare(Home, CancellationToken.None);
        var (evaluated, timings) = (model.Batches.Count, interpreter.Interpret("hello", null, Home, history: null, CancellationToken.None).Timings);

        evaluated.ShouldBeGreaterThan(0);
        (timings.PromptTokens - timings.ReusedTokens).ShouldBeLessThan(40);
        timings.ReusedTokens.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void Prepare_OwnModel_EvaluatesNothing()
    {
        var model = new ScriptedModel(ScriptedVocabulary.Calls, _ => "?");
        using var interpreter = new LanguageModelInterpreter(model, new LabelProfile(new LinkerCache()), 512, TimeProvider.System);

        interpreter.Prepare(Home, CancellationToken.None);

        model.Batches.ShouldBeEmpty();
    }

    /// <summary>The whole is refused, the part that names a device isn't.</summary>
    [Theory]
    [InlineData("turn on the porch light and the zorbel", "light.porch")]
    [InlineData("turn on the porch light and the zorbel tomorrow", "")]
    public void Interpret_OneOfTwoUnknown_DoesTheOther(string text, string expected)
    {
        var model = new ScriptedModel(ScriptedVocabulary.Calls, prompt =>
        {
            var start = prompt.LastIndexOf("> ", StringComparison.Ordinal);
            var written = prompt[(prompt.IndexOf('\n', start) + 1)..];
            var answer = prompt[start..].Contains("zorbel", StringComparison.Ordinal)
                ? """{"service":"none","reason":"unsupported"}"""
                : """{"service":"light.turn_on","target_device":"#1"}""";
            return answer.StartsWith(written, StringComparison.Ordinal) ? answer[written.Length..] : "?";
        });
        using var interpreter = new LanguageModelInterpreter(model, new LabelProfile(new LinkerCache()), 512, TimeProvider.System);

        var interpretation = interpreter.Interpret(text, null, Home, history: null, CancellationToken.None);

        string.Join(' ', interpretation.Calls.SelectMany(call => call.EntityIds)).ShouldBe(expected);
        interpretation.Problems.ShouldNotBeEmpty();
    }

    private static Interpretation Interpret(string text, string answer)
    {
        using var interpreter = Scripted(answer);
        return interpreter.Interpret(text, null, Home, history: null, CancellationToken.None);
    }

    /// <summary>Writes an answer after whatever prompt.</summary>
    private static LanguageModelInterpreter Scripted(string answer)
    {
        var model = new ScriptedModel(ScriptedVocabulary.Calls, text =>
        {
            var written = text[(text.LastIndexOf("> ", StringComparison.Ordinal) is var start && start >= 0 ? text.IndexOf('\n', start) + 1 : 0)..];
            return answer.StartsWith(written, StringComparison.Ordinal) ? answer[written.Length..] : "?";
        });
        return new LanguageModelInterpreter(model, new LabelProfile(new LinkerCache()), 512, TimeProvider.System);
    }
}
