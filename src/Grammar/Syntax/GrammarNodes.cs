using System.Collections.Immutable;

namespace HomeLLM.Grammar;

/// <summary>Exactly this text.</summary>
internal sealed record LiteralNode(string Text) : GrammarNode;

/// <summary>One ASCII digit from <paramref name="First"/> to <paramref name="Last"/>.</summary>
internal sealed record DigitNode(char First, char Last) : GrammarNode;

/// <summary>One after another; nothing where it is empty.</summary>
internal sealed record SequenceNode(ImmutableArray<GrammarNode> Parts) : GrammarNode;

/// <summary>One of them; no text at all where it is empty.</summary>
internal sealed record ChoiceNode(ImmutableArray<GrammarNode> Options) : GrammarNode;

/// <summary>From <paramref name="Minimum"/> to <paramref name="Maximum"/> times.</summary>
internal sealed record RepeatNode(GrammarNode Node, int Minimum, int Maximum) : GrammarNode
{
    /// <summary>The most repetitions: each is a copy in the automaton.</summary>
    public const int Limit = 64;
}

/// <summary>A piece with a name of its own, made when it is first looked into.</summary>
internal sealed record RuleNode(string Name, Func<GrammarNode> Make) : GrammarNode
{
    private GrammarNode? _node;

    /// <summary>What the name stands for.</summary>
    public GrammarNode Node => _node ??= Make();
}

/// <summary>Consecutive words, at least one, with single spaces between them; an empty word parts those before it from those after it.</summary>
internal sealed record WordRunNode(ImmutableArray<string> Words) : GrammarNode;
