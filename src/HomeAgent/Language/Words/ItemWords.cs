using System.Collections.Frozen;

namespace HomeLLM.HomeAgent.Language.Words;

/// <summary>What stands around what goes on a list.</summary>
internal sealed class ItemWords(PhraseBook book)
{
    private const string Section = "items";

    public FrozenSet<string> Ends { get; } = book.Words(Section, "ends");

    public FrozenSet<string> Starts { get; } = book.Words(Section, "starts");

    public FrozenSet<string> Measures { get; } = book.Words(Section, "measures");

    public FrozenSet<string> Of { get; } = book.Words(Section, "of");

    public FrozenSet<string> Errands { get; } = book.Words(Section, "errands");

    public FrozenSet<string> ErrandAfter { get; } = book.Words(Section, "errand_after");

    public FrozenSet<string> Orders { get; } = book.Words(Section, "orders");

    public FrozenSet<string> Verbs { get; } = book.Words(Section, "verbs");

    public FrozenSet<string> Trailing { get; } = book.Words(Section, "trailing");

    public FrozenSet<string> Ordered { get; } = book.Words(Section, "ordered");

    public FrozenSet<string> Before { get; } = book.Words(Section, "before");

    public FrozenSet<string> And { get; } = book.Words(Section, "and");

    public FrozenSet<string> Articles { get; } = book.Words(Section, "articles");

    public FrozenSet<string> Prepositions { get; } = book.Words(Section, "prepositions");
}
