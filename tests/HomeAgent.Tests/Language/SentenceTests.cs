using HomeLLM.HomeAgent.Language;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Language;

public sealed class SentenceTests
{
    [Theory]
    [InlineData("Shall I {do} {what}?", "Shall I open A?")]
    [InlineData("{what}: {do}, {do}", "A: open, open")]
    [InlineData("{what}{do}", "Aopen")]
    public void Say_SlotsInAnyOrder_PutsValuesIn(string form, string expected) =>
        new Sentence([form], ["do", "what"]).Say("open", "A").ShouldBe(expected);

    [Fact]
    public void Say_EmptyValue_TakesTheBlankBeforeItAway() =>
        new Sentence(["{count} lights {place}."], ["count", "place"]).Say("3", "").ShouldBe("3 lights.");

    [Fact]
    public void Say_ValueWithBraces_StaysAsItIs() => new Sentence(["'{name}'"], ["name"]).Say("{name} {x}").ShouldBe("'{name} {x}'");

    [Fact]
    public void SayOf_TwoFormsOrOne_TakesTheFormOfTheNumber()
    {
        var sentence = new Sentence(["{n} item", "{n} items"], ["n"]);

        sentence.SayOf(isOne: true, "1").ShouldBe("1 item");
        sentence.SayOf(isOne: false, "2").ShouldBe("2 items");
        new Sentence(["{n} lux"], ["n"]).SayOf(isOne: false, "2").ShouldBe("2 lux");
    }

    [Theory]
    [InlineData("Hello {devces}", "has no use for {devces}: it takes {devices}")]
    [InlineData("Hello", "lacks {devices}")]
    [InlineData("Hello {devices", "has a '{' without '}' in 'Hello {devices'")]
    public void Constructor_WrongSlot_SaysWhich(string form, string expected) =>
        Should.Throw<FormatException>(() => new Sentence([form], ["devices"])).Message.ShouldBe(expected);
}
