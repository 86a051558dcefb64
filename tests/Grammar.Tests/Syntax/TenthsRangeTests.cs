using System.Globalization;
using System.Text;
using Shouldly;

namespace HomeLLM.Grammar.Tests;

public class TenthsRangeTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 5)]
    [InlineData(70, 350)]
    [InlineData(205, 223)]
    [InlineData(201, 209)]
    [InlineData(209, 210)]
    [InlineData(446, 950)]
    [InlineData(-300, 300)]
    [InlineData(-25, -3)]
    [InlineData(-1, 1)]
    [InlineData(95, 1005)]
    public void Tenths_EveryNumberAround_AdmitsExactlyTheRange(int minimum, int maximum)
    {
        var automaton = new GrammarAutomaton(new LineGrammar(GrammarNode.Tenths(minimum, maximum), 1));

        for (var tenths = minimum - 250; tenths <= maximum + 2500; tenths++)
        {
            var isIn = tenths >= minimum && tenths <= maximum;
            Admits(automaton, (tenths / 10m).ToString("0.#", CultureInfo.InvariantCulture)).ShouldBe(isIn, $"{tenths} tenths");
        }

        foreach (var text in (string[])["", "-", "-0", "0.0", "20.0", "20.", ".5", "020", "20.55", "-0.0", "2e1", "+20"])
        {
            Admits(automaton, text).ShouldBeFalse(text);
        }
    }

    [Fact]
    public void Tenths_EmptyRange_IsRefused() => Should.Throw<ArgumentOutOfRangeException>(() => GrammarNode.Tenths(2, 1));

    private static bool Admits(GrammarAutomaton automaton, string text) =>
        automaton.IsAccepting(automaton.Step(automaton.StartState, Encoding.UTF8.GetBytes(text)));
}
