using System.Text;
using Shouldly;

namespace HomeLLM.Grammar.Tests;

public class SpokenTextTests
{
    private static readonly string[] Words = ["add", "some", "Oat", "milk", "and", "milk", "\"x\"", "", "to", "the list", "now"];

    [Theory]
    [InlineData("milk", true)]
    [InlineData("Oat milk", true)]
    [InlineData("milk and milk", true)]
    [InlineData("add some Oat milk and milk \\\"x\\\"", true)]
    [InlineData("now", true)]
    [InlineData("to", true)]
    [InlineData("oat milk", false)]
    [InlineData("Oat", true)]
    [InlineData("Oa", false)]
    [InlineData("ilk", false)]
    [InlineData("milk ", false)]
    [InlineData(" milk", false)]
    [InlineData("milk  and", false)]
    [InlineData("Oat and", false)]
    [InlineData("x", false)]
    [InlineData("\\\"x\\\" to", false)]
    [InlineData("the list", false)]
    [InlineData("to now", false)]
    [InlineData("", false)]
    public void AddItem_WordsOfTheUtterance_AreTakenOnlyAsTheyWereSaid(string item, bool isOffered)
    {
        var scope = TestHome.Labels(TestHome.Every) with { SpokenWords = [.. Words] };
        var label = scope.Devices.Single(scoped => scoped.Device.Id.Domain == "todo").Spelling;
        var text = $$"""{"service":"todo.add_item","target_device":"{{label}}","item":"{{item}}"}""";
        var automaton = CallGrammar.Build(scope, ServiceCatalogue.Default).Automaton;

        automaton.IsAccepting(automaton.Step(automaton.StartState, Encoding.UTF8.GetBytes(text))).ShouldBe(isOffered);
        (new CallSchemaCheck(CallSchema.Build(scope, ServiceCatalogue.Default)).FindError(text) is null).ShouldBe(isOffered);
        var line = CallLineReader.Read(text).Lines[0];
        (new CallValidator(ServiceCatalogue.Default).FindError(line, scope) is null).ShouldBe(isOffered);
    }

    [Fact]
    public void AddItem_NothingSaid_IsNotOffered()
    {
        var automaton = CallGrammar.Build(TestHome.Labels(TestHome.Every), ServiceCatalogue.Default).Automaton;

        automaton.Step(automaton.StartState, """{"service":"t"""u8).ShouldBe(GrammarAutomaton.Dead);
    }

    [Fact]
    public void Offered_EndlessSpeech_IsCut() =>
        string.Join(' ', SpokenText.Offered([.. Enumerable.Repeat("blah", 5_000)])).Length.ShouldBeLessThan(SpokenText.MaxLength);
}
