using System.Collections.Frozen;

namespace HomeLLM.HomeAgent.Language.Words;

/// <summary>Which of several, and all of them.</summary>
internal sealed class SeveralWords(PhraseBook book)
{
    private const string Section = "several";

    public FrozenSet<string> Everything { get; } = book.Words(Section, "everything");

    public FrozenSet<string> NotEverythingNext { get; } = book.Words(Section, "not_everything_next");

    public FrozenSet<string> Things { get; } = book.Words(Section, "things");

    public FrozenSet<string> Any { get; } = book.Words(Section, "any");

    public FrozenSet<string> All { get; } = book.Words(Section, "all");

    public WordPhrases OrNot { get; } = book.Phrases(Section, "or_not");

    public FrozenSet<string> And { get; } = book.Words(Section, "and");
}
