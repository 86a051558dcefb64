namespace HomeLLM.HomeAgent.Language;

/// <summary>What is said about orders as a whole.</summary>
internal sealed class ReplySentences(PhraseBook book)
{
    private const string Section = "replies";

    public Sentence Ask { get; } = book.Sentence(Section, "ask", "actions");

    public Sentence Silent { get; } = book.Sentence(Section, "silent", "devices");

    public Sentence Expired { get; } = book.Sentence(Section, "expired");

    public Sentence Refused { get; } = book.Sentence(Section, "refused");

    public Sentence Nothing { get; } = book.Sentence(Section, "nothing");
}
