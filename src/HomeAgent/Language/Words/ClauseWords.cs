using System.Collections.Frozen;

namespace HomeLLM.HomeAgent.Language.Words;

/// <summary>Where a clause or an exception begins.</summary>
internal sealed class ClauseWords(PhraseBook book)
{
    private const string Section = "clauses";

    public FrozenSet<string> Orders { get; } = book.Words(Section, "orders");

    public FrozenSet<string> NotOrderAfter { get; } = book.Words(Section, "not_order_after");

    public FrozenSet<string> NotExceptFirst { get; } = book.Words(Section, "not_except_first");

    public FrozenSet<string> Minus { get; } = book.Words(Section, "minus");

    public FrozenSet<string> Save { get; } = book.Words(Section, "save");

    public FrozenSet<string> SaveNext { get; } = book.Words(Section, "save_next");

    public FrozenSet<string> Bar { get; } = book.Words(Section, "bar");

    public FrozenSet<string> BarNext { get; } = book.Words(Section, "bar_next");

    public FrozenSet<string> BarNotAfter { get; } = book.Words(Section, "bar_not_after");

    public FrozenSet<string> Not { get; } = book.Words(Section, "not");

    public FrozenSet<string> NotNext { get; } = book.Words(Section, "not_next");

    public FrozenSet<string> NotAfter { get; } = book.Words(Section, "not_after");

    public FrozenSet<string> NotAfterAlone { get; } = book.Words(Section, "not_after_alone");

    public FrozenSet<string> NotNextAlone { get; } = book.Words(Section, "not_next_alone");

    public FrozenSet<string> Skip { get; } = book.Words(Section, "skip");

    public FrozenSet<string> SkipNext { get; } = book.Words(Section, "skip_next");

    public FrozenSet<string> SkipNotAfter { get; } = book.Words(Section, "skip_not_after");

    public FrozenSet<string> ToldAbout { get; } = book.Words(Section, "told_about");
}
