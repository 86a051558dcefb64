namespace HomeLLM.HomeAgent.Language;

/// <summary>How many devices of a kind are meant, and where they are.</summary>
internal sealed class GroupSentences(PhraseBook book)
{
    private const string Section = "groups";

    public Sentence Counted { get; } = book.Sentence(Section, "counted", "count", "kind");

    public Sentence There { get; } = book.Sentence(Section, "there", "counted", "place");

    public Sentence Some { get; } = book.Sentence(Section, "some", "count", "counted", "place");

    public Sentence Both { get; } = book.Sentence(Section, "both", "kind", "place");

    public Sentence All { get; } = book.Sentence(Section, "all", "counted", "place");

    public Sentence NoOne { get; } = book.Sentence(Section, "no_one", "kind", "place");

    public Sentence None { get; } = book.Sentence(Section, "none", "counted", "place");
}
