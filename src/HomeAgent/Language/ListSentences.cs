namespace HomeLLM.HomeAgent.Language;

/// <summary>How several things are listed.</summary>
internal sealed class ListSentences(PhraseBook book)
{
    private const string Section = "lists";

    public Sentence Comma { get; } = book.Sentence(Section, "comma", "list", "next");

    public Sentence And { get; } = book.Sentence(Section, "and", "list", "last");

    public Sentence Or { get; } = book.Sentence(Section, "or", "list", "last");

    public Sentence AndOthers { get; } = book.Sentence(Section, "and_others", "list", "count");

    public Sentence OrOthers { get; } = book.Sentence(Section, "or_others", "list", "count");
}
