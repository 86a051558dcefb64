using System.Globalization;
using System.Text;
using Shouldly;

namespace HomeLLM.Grammar.Tests;

public class IntegerRangeTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 9)]
    [InlineData(0, 100)]
    [InlineData(1, 100)]
    [InlineData(-100, 100)]
    [InlineData(-100, -7)]
    [InlineData(-1, 0)]
    [InlineData(0, 255)]
    [InlineData(27, 81)]
    [InlineData(19, 19)]
    [InlineData(999, 1001)]
    [InlineData(2000, 6535)]
    [InlineData(1234, 5678)]
    public void WholeNumber_EveryNumberAround_AdmitsExactlyTheRange(int minimum, int maximum)
    {
        var automaton = new GrammarAutomaton(new LineGrammar(GrammarNode.WholeNumber(minimum, maximum), 1));

        for (var number = minimum - 1100; number <= maximum + 11_000; number++)
        {
            var isIn = number >= minimum && number <= maximum;
            Admits(automaton, number.ToString(CultureInfo.InvariantCulture)).ShouldBe(isIn, $"{number}");
        }

        foreach (var text in (string[])["", "-", "-0", "00", "01", "007", "+1", "1.0", " 1", "1 ", "--1", "-01"])
        {
            Admits(automaton, text).ShouldBeFalse(text);
        }
    }

    private static bool Admits(GrammarAutomaton automaton, string text) =>
        automaton.IsAccepting(automaton.Step(automaton.StartState, Encoding.UTF8.GetBytes(text)));
}
