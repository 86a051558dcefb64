using System.Globalization;

namespace HomeLLM.Grammar;

/// <summary>Spells a range of whole numbers digit by digit.</summary>
internal static class IntegerRange
{
    /// <summary>The decimal spellings of every number from <paramref name="minimum"/> to <paramref name="maximum"/>, and no others.</summary>
    public static GrammarNode Expand(int minimum, int maximum)
    {
        List<GrammarNode> options = [];
        if (minimum < 0)
        {
            options.Add(GrammarNode.Sequence(GrammarNode.Literal("-"), Magnitudes(Math.Max(1L, -(long)maximum), -(long)minimum)));
        }

        if (maximum >= 0) options.Add(Magnitudes(Math.Max(0, minimum), maximum));
        return GrammarNode.Choice([.. options]);
    }

    private static GrammarNode Magnitudes(long minimum, long maximum)
    {
        List<GrammarNode> options = [];
        for (long first = minimum, power = 10; first <= maximum; power *= 10)
        {
            if (first >= power) continue;
            var last = Math.Min(maximum, power - 1);
            options.Add(SameLength(Digits(first), Digits(last)));
            first = power;
        }

        return GrammarNode.Choice([.. options]);
    }

    private static GrammarNode SameLength(ReadOnlySpan<char> low, ReadOnlySpan<char> high)
    {
        if (low.SequenceEqual(high)) return GrammarNode.Literal(low.ToString());
        if (low[0] == high[0]) return GrammarNode.Sequence(GrammarNode.Literal(low[..1].ToString()), SameLength(low[1..], high[1..]));
        if (low.Length == 1) return new DigitNode(low[0], high[0]);

        // 27..81 is 2[7-9], [3-7][0-9] and 8[0-1]; the outer two join the middle where they are whole tens.
        var (first, last) = (low[0], high[0]);
        List<GrammarNode> options = [];
        if (low[1..].ContainsAnyExcept('0'))
        {
            options.Add(GrammarNode.Sequence(GrammarNode.Literal(first.ToString()), SameLength(low[1..], new string('9', low.Length - 1))));
            first++;
        }

        GrammarNode? tail = null;
        if (high[1..].ContainsAnyExcept('9'))
        {
            tail = GrammarNode.Sequence(GrammarNode.Literal(last.ToString()), SameLength(new string('0', low.Length - 1), high[1..]));
            last--;
        }

        if (first <= last)
        {
            GrammarNode head = first == last ? GrammarNode.Literal(first.ToString()) : new DigitNode(first, last);
            GrammarNode rest = new DigitNode('0', '9');
            options.Add(GrammarNode.Sequence(head, low.Length == 2 ? rest : GrammarNode.Repeat(rest, low.Length - 1, low.Length - 1)));
        }

        if (tail is not null) options.Add(tail);
        return GrammarNode.Choice([.. options]);
    }

    private static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);
}
