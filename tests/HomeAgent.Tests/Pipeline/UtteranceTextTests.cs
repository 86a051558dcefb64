using HomeLLM.HomeAgent.Pipeline;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Pipeline;

public sealed class UtteranceTextTests
{
    [Theory]
    [InlineData("  turn on the light\r\n", "turn on the light")]
    [InlineData("a\tb", "a b")]
    [InlineData("Küche 🔦", "Küche 🔦")]
    public void TryAccept_Text_IsTaken(string text, string expected)
    {
        UtteranceText.TryAccept(text, 500, out var clean, out var sentence).ShouldBeTrue();
        clean.ShouldBe(expected);
        sentence.ShouldBeNull();
    }

    [Theory]
    [InlineData("", "I didn't hear anything.")]
    [InlineData(" \t ", "I didn't hear anything.")]
    [InlineData("turn\0on", "That held characters that aren't text, so I did nothing.")]
    [InlineData("\u001b[31mred", "That held characters that aren't text, so I did nothing.")]
    public void TryAccept_NoText_IsRefusedWithASentence(string text, string expected)
    {
        UtteranceText.TryAccept(text, 500, out var clean, out var sentence).ShouldBeFalse();
        clean.ShouldBeNull();
        sentence.ShouldBe(expected);
    }

    [Fact]
    public void TryAccept_HalfASurrogatePair_IsRefused() =>
        UtteranceText.TryAccept("half a pair \ud83d", 500, out _, out _).ShouldBeFalse();

    [Fact]
    public void TryAccept_TenThousandCharacters_AreRefused()
    {
        UtteranceText.TryAccept(new string('a', 10_000), 500, out _, out var sentence).ShouldBeFalse();
        sentence.ShouldBe("That was too long for me: 10000 characters, and I understand 500 at most.");
    }
}
