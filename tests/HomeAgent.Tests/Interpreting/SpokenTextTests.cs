using HomeLLM.HomeAgent.Interpreting;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Interpreting;

public class SpokenTextTests
{
    [Theory]
    [InlineData("coca cola", "Add Coca-Cola to the shopping list.", "Coca-Cola")]
    [InlineData("2 percent milk", "put two percent milk on the list", "two percent milk")]
    [InlineData("jims birthday cake", "add Jim's birthday cake!", "Jim's birthday cake")]
    [InlineData("milk", "MILK", "MILK")]
    [InlineData("oat milk", "add milk", "oat milk")]
    public void Restore_NormalisedWords_GivesWhatWasSaid(string words, string text, string expected) => SpokenText.Restore(words, text).ShouldBe(expected);
}
