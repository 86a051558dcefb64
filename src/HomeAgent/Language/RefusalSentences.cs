namespace HomeLLM.HomeAgent.Language;

/// <summary>What is said to utterances that were never understood.</summary>
internal sealed class RefusalSentences(PhraseBook book)
{
    private const string Section = "refusals";

    public Sentence Silence { get; } = book.Sentence(Section, "silence");

    public Sentence TooLong { get; } = book.Sentence(Section, "too_long", "length", "most");

    public Sentence NoText { get; } = book.Sentence(Section, "no_text");

    public Sentence Busy { get; } = book.Sentence(Section, "busy");

    public Sentence Late { get; } = book.Sentence(Section, "late", "seconds");

    public Sentence Failed { get; } = book.Sentence(Section, "failed");

    public Sentence NotRead { get; } = book.Sentence(Section, "not_read");

    public Sentence NoModel { get; } = book.Sentence(Section, "no_model");
}
