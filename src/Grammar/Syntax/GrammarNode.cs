using System.Collections.Immutable;

namespace HomeLLM.Grammar;

/// <summary>A piece of a grammar: what texts it admits. Immutable; pieces may be shared, but nothing refers back to itself.</summary>
public abstract record GrammarNode
{
    private protected GrammarNode()
    {
    }

    /// <summary>Exactly this text.</summary>
    public static GrammarNode Literal(string text) => new LiteralNode(text);

    /// <summary>One after another; parts that are empty sequences are left out.</summary>
    public static GrammarNode Sequence(params ImmutableArray<GrammarNode> parts)
    {
        parts = parts.RemoveAll(part => part is SequenceNode { Parts.IsEmpty: true });
        return parts.Length == 1 ? parts[0] : new SequenceNode(parts);
    }

    /// <summary>One of them.</summary>
    public static GrammarNode Choice(params ImmutableArray<GrammarNode> options) => options.Length == 1 ? options[0] : new ChoiceNode(options);

    /// <summary>One of these texts.</summary>
    public static GrammarNode OneOf(IEnumerable<string> texts) => Choice([.. texts.Distinct().Select(Literal)]);

    /// <summary>There or not.</summary>
    public static GrammarNode Optional(GrammarNode node) => new RepeatNode(node, 0, 1);

    /// <summary>From <paramref name="minimum"/> to <paramref name="maximum"/> times.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty, negative or goes beyond 64.</exception>
    public static GrammarNode Repeat(GrammarNode node, int minimum, int maximum)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minimum);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, minimum);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maximum, RepeatNode.Limit);
        return new RepeatNode(node, minimum, maximum);
    }

    /// <summary>A piece with a name, which the text of the grammar shows as a rule of its own.</summary>
    /// <param name="name">Lower-case letters, digits and hyphens; unique in the grammar.</param>
    /// <param name="node">What the name stands for.</param>
    public static GrammarNode Rule(string name, GrammarNode node) => new RuleNode(name, () => node);

    /// <summary>A piece with a name that is made only when it is needed: a grammar may hold far more than one answer walks through.</summary>
    /// <param name="name">Lower-case letters, digits and hyphens; unique in the grammar.</param>
    /// <param name="make">Makes what the name stands for.</param>
    public static GrammarNode Rule(string name, Func<GrammarNode> make) => new RuleNode(name, make);

    /// <summary>A whole number in decimal digits, without leading zeros; minus zero is not written.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty.</exception>
    public static GrammarNode WholeNumber(int minimum, int maximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, minimum);
        return IntegerRange.Expand(minimum, maximum);
    }

    /// <summary>A number with one digit after the dot at most, as short as can be: <c>21</c>, <c>21.5</c>, <c>-0.5</c>.</summary>
    /// <param name="minimum">The smallest, in tenths.</param>
    /// <param name="maximum">The greatest, in tenths.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty.</exception>
    public static GrammarNode Tenths(int minimum, int maximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, minimum);
        return TenthsRange.Expand(minimum, maximum);
    }

    /// <summary>One or more of these words as they follow one another, joined by single spaces. None reaches over an empty word.</summary>
    public static GrammarNode WordRun(ImmutableArray<string> words) => new WordRunNode(words);
}
