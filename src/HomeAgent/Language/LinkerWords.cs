using HomeLLM.HomeAgent.Language.Words;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Language;

/// <summary>
/// The small words on which the rules lean that find out what is meant: <c>language/en/linker/patterns.txt</c> and <c>nets.txt</c>. What order they stand in is
/// the rules' own business. Immutable and thread-safe.
/// </summary>
internal sealed class LinkerWords
{
    private static readonly string[] Files = ["patterns", "nets"];

    private static LinkerWords? _known;

    /// <summary>Takes all that there is out of a book; the one who opened it closes it.</summary>
    private LinkerWords(PhraseBook book)
    {
        Common = new(book);
        Units = new(book);
        Numbers = new(book);
        Endings = new(book);
        Classes = new(book);
        Questions = new(book);
        Clauses = new(book);
        Places = new(book);
        Floors = new(book);
        Names = new(book);
        Nouns = new(book);
        Kinds = new(book);
        FollowUps = new(book);
        Reservations = new(book);
        Bystanders = new(book);
        Items = new(book);
        Options = new(book);
        Values = new(book);
        Several = new(book);
    }

    /// <summary>The words of the language that is understood.</summary>
    /// <exception cref="InvalidDataException">A group is wrong, missing or left over; the message says where.</exception>
    public static LinkerWords Known => _known ??= Load(Open());

    public CommonWords Common { get; }

    public UnitWords Units { get; }

    public NumberParts Numbers { get; }

    public WordEndings Endings { get; }

    public WordClasses Classes { get; }

    public QuestionWords Questions { get; }

    public ClauseWords Clauses { get; }

    public PlaceWords Places { get; }

    public FloorWords Floors { get; }

    public NameWords Names { get; }

    public NounWords Nouns { get; }

    public KindWords Kinds { get; }

    public FollowUpWords FollowUps { get; }

    public ReservationWords Reservations { get; }

    public BystanderWords Bystanders { get; }

    public ItemWords Items { get; }

    public OptionWords Options { get; }

    public ValueWords Values { get; }

    public SeveralWords Several { get; }

    /// <summary>Takes the words out of a book and closes it.</summary>
    /// <exception cref="InvalidDataException">A group is wrong, missing or left over; the message says where.</exception>
    public static LinkerWords Load(PhraseBook book)
    {
        var words = new LinkerWords(book);
        book.Close();
        return words;
    }

    private static PhraseBook Open()
    {
        var book = new PhraseBook(LanguageFile.Folder);
        foreach (var file in Files)
        {
            using var reader = LanguageFile.Open(file);
            book.Read(LanguageFile.PathOf(file), reader);
        }

        return book;
    }
}
