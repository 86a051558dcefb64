using System.Collections.Frozen;

namespace HomeLLM.HomeAgent.Language.Words;

/// <summary>What tells a question from an order.</summary>
internal sealed class QuestionWords(PhraseBook book)
{
    private const string Section = "questions";

    public WordPhrases Asked { get; } = book.Phrases(Section, "asked");

    public WordPhrases AskedAtEnd { get; } = book.Phrases(Section, "asked_at_end");

    public FrozenSet<string> Requests { get; } = book.Words(Section, "requests");

    public FrozenSet<string> NotRequestNext { get; } = book.Words(Section, "not_request_next");

    public FrozenSet<string> NotRequest { get; } = book.Words(Section, "not_request");

    public WordPhrases RequestPhrases { get; } = book.Phrases(Section, "request_phrases");

    public FrozenSet<string> Clock { get; } = book.Words(Section, "clock");

    public FrozenSet<string> Some { get; } = book.Words(Section, "some");

    public FrozenSet<string> AllAsked { get; } = book.Words(Section, "all_asked");
}
