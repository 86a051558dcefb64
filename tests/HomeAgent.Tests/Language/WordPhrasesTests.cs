using HomeLLM.HomeAgent.Language;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Language;

public sealed class WordPhrasesTests
{
    private static readonly WordPhrases Phrases = new(["or not", "how many", "count *", "", "now"]);

    [Theory]
    [InlineData("how many", 0, 2)]
    [InlineData("tell how many", 1, 2)]
    [InlineData("tell how many", 0, 0)]
    [InlineData("count lamps", 0, 2)]
    [InlineData("please count", 1, 0)]
    [InlineData("now", 0, 1)]
    [InlineData("or", 0, 0)]
    public void LengthAt_Words_IsThatOfThePhrase(string words, int at, int expected) => Phrases.LengthAt(words.Split(' '), at).ShouldBe(expected);

    [Theory]
    [InlineData("is it on or not", 4, 2)]
    [InlineData("is it on or not", 3, 0)]
    [InlineData("not", 0, 0)]
    [InlineData("count lamps", 1, 2)]
    public void LengthUntil_Words_IsThatOfThePhrase(string words, int last, int expected) => Phrases.LengthUntil(words.Split(' '), last).ShouldBe(expected);

    [Fact]
    public void End_NoWords_IsFalse() => Phrases.End(new List<string>()).ShouldBeFalse();

    [Fact]
    public void StandIn_PhraseInTheMiddle_IsTrue() => Phrases.StandIn(["on", "or", "not", "off"]).ShouldBeTrue();
}
