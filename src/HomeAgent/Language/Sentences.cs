namespace HomeLLM.HomeAgent.Language;

/// <summary>
/// The sentences of a language, and the words by which its people answer questions: all that the agent says, and nothing of what it means.
/// Immutable and thread-safe.
/// </summary>
internal sealed class Sentences
{
    /// <summary>The language that is spoken; the linker knows no other.</summary>
    private const string Language = "en";

    private static Sentences? _spoken;

    /// <summary>Takes all that there is out of a book; the one who opened it closes it.</summary>
    private Sentences(PhraseBook book)
    {
        Actions = new(book);
        Settings = new(book);
        Replies = new(book);
        Problems = new(book);
        Refusals = new(book);
        Dialogue = new(book);
        Lists = new(book);
        Names = new(book);
        Groups = new(book);
        Answers = new(book);
        States = new(book);
        Values = new(book);
        Terms = new(book);
        DialogueWords = new(book);
    }

    /// <summary>The sentences of the language that is spoken.</summary>
    /// <exception cref="InvalidDataException">One of them is wrong or missing.</exception>
    public static Sentences Spoken => _spoken ??= Load(PhraseBook.Open(Language));

    public ActionSentences Actions { get; }

    public SettingSentences Settings { get; }

    public ReplySentences Replies { get; }

    public ProblemSentences Problems { get; }

    public RefusalSentences Refusals { get; }

    public DialogueSentences Dialogue { get; }

    public ListSentences Lists { get; }

    public NameSentences Names { get; }

    public GroupSentences Groups { get; }

    public AnswerSentences Answers { get; }

    public StateSentences States { get; }

    public ValueSentences Values { get; }

    public Terms Terms { get; }

    public DialogueWords DialogueWords { get; }

    /// <summary>Takes the sentences out of a book and closes it.</summary>
    /// <exception cref="InvalidDataException">One of them is wrong or missing, or something is left over; the message says where.</exception>
    public static Sentences Load(PhraseBook book)
    {
        var sentences = new Sentences(book);
        book.Close();
        return sentences;
    }
}
