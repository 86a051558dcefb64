using HomeLLM.HomeAgent.Voice.Wake;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Voice.Wake;

public class WakePhrasesTests
{
    private static readonly WakePhrases Phrases = new(["hey house", "OK, Mr. Butler"]);

    [Theory]
    [InlineData("Hey house, turn on the light.", "turn on the light.")]
    [InlineData("hey house turn on the light", "turn on the light")]
    [InlineData("Hey, house! Lights off", "Lights off")]
    [InlineData("Hay house, lights off", "lights off")]
    [InlineData("Hey horse - lights off", "lights off")]
    [InlineData("Heyhouse lights off", "lights off")]
    [InlineData("Um, hey house, lights off", "lights off")]
    [InlineData("ok mr butler is the door locked?", "is the door locked?")]
    [InlineData("Hey house.", "")]
    [InlineData("Hey house", "")]
    public void TryStrip_Phrase_LeavesTheOrder(string text, string rest)
    {
        Phrases.TryStrip(text, out var found).ShouldBeTrue();
        found.ShouldBe(rest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hey")]
    [InlineData("turn on the light")]
    [InlineData("the house is big")]
    [InlineData("hey you turn on the light")]
    [InlineData("everybody hey house lights off")]
    [InlineData("they houses people")]
    [InlineData("I said hey house lights off")]
    public void TryStrip_OtherWords_LeavesTheText(string text)
    {
        Phrases.TryStrip(text, out var rest).ShouldBeFalse();
        rest.ShouldBe(text);
    }

    [Fact]
    public void TryStrip_NoPhrases_NeverMatches()
    {
        var none = new WakePhrases(["…"]);
        none.IsEmpty.ShouldBeTrue();
        none.TryStrip("hey house", out _).ShouldBeFalse();
    }
}
