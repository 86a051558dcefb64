using System.Globalization;

namespace HomeLLM.Grammar;

/// <summary>Spells a range of numbers with one digit after the dot at most.</summary>
internal static class TenthsRange
{
    /// <summary>The shortest spelling (<c>21</c>, <c>21.5</c>, <c>-0.5</c>) of every number from one to another, both in tenths, and no other.</summary>
    public static GrammarNode Expand(int minimum, int maximum)
    {
        List<GrammarNode> options = [];
        if (minimum < 0) options.Add(GrammarNode.Sequence(GrammarNode.Literal("-"), Magnitudes(Math.Max(1, -maximum), -minimum)));
        if (maximum >= 0) options.Add(Magnitudes(Math.Max(0, minimum), maximum));
        return GrammarNode.Choice([.. options]);
    }

    private static GrammarNode Magnitudes(int minimum, int maximum)
    {
        List<GrammarNode> options = [];
        var (firstWhole, lastWhole) = ((minimum + 9) / 10, maximum / 10);
        if (firstWhole <= lastWhole) options.Add(GrammarNode.WholeNumber(firstWhole, lastWhole));

        // From 20.5 to 22.3: 20.[5-9], 21.[1-9], 22.[1-3].
        var (low, high) = (minimum / 10, maximum / 10);
        if (low == high)
        {
            AddTenths(options, low, minimum % 10, maximum % 10);
            return GrammarNode.Choice([.. options]);
        }

        if (minimum % 10 > 1) AddTenths(options, low++, minimum % 10, 9);
        if (maximum % 10 < 9) AddTenths(options, high--, 1, maximum % 10);
        if (low <= high) options.Add(GrammarNode.Sequence(GrammarNode.WholeNumber(low, high), GrammarNode.Literal("."), new DigitNode('1', '9')));
        return GrammarNode.Choice([.. options]);
    }

    private static void AddTenths(List<GrammarNode> options, int whole, int first, int last)
    {
        first = Math.Max(1, first);
        if (first > last) return;
        options.Add(GrammarNode.Sequence(
            GrammarNode.Literal(whole.ToString(CultureInfo.InvariantCulture) + "."),
            new DigitNode((char)('0' + first), (char)('0' + last))));
    }
}
