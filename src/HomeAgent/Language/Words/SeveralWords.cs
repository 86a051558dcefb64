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

    /// <summary>Before the one for whom something is done, with a blank on either side; empty where there is no such word.</summary>
    public string ForWhom { get; } = book.Text(Section, "for_whom").Trim() is { Length: > 0 } word ? $" {word} " : "";

    public FrozenSet<string> OrderVerbs { get; } = book.Words(Section, "order_verbs");

    public FrozenSet<string> And { get; } = book.Words(Section, "and");
}
