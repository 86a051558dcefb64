using System.Collections.Frozen;

namespace HomeLLM.HomeAgent.Language.Words;

/// <summary>What floors are called, to know which lies above which.</summary>
internal sealed class FloorWords(PhraseBook book)
{
    private const string Section = "floors";

    public FrozenSet<string> Ground { get; } = book.Words(Section, "ground");

    public FrozenSet<string> Underground { get; } = book.Words(Section, "underground");

    public FrozenSet<string> Lower { get; } = book.Words(Section, "lower");

    public FrozenSet<string> LowerGround { get; } = book.Words(Section, "lower_ground");

    public FrozenSet<string> Top { get; } = book.Words(Section, "top");

    public FrozenSet<string> Third { get; } = book.Words(Section, "third");

    public FrozenSet<string> Second { get; } = book.Words(Section, "second");

    public FrozenSet<string> Upper { get; } = book.Words(Section, "upper");

    public FrozenSet<string> First { get; } = book.Words(Section, "first");
}
