using System.Collections.Frozen;

namespace HomeLLM.HomeAgent.Language.Words;

/// <summary>Storeys, and where the speaker stands.</summary>
internal sealed class PlaceWords(PhraseBook book)
{
    private const string Section = "places";

    public FrozenSet<string> OnlyOrder { get; } = book.Words(Section, "only_order");

    public FrozenSet<string> Storeys { get; } = book.Words(Section, "storeys");

    public FrozenSet<string> Upstairs { get; } = book.Words(Section, "upstairs");

    public FrozenSet<string> Downstairs { get; } = book.Words(Section, "downstairs");

    public FrozenSet<string> Lowest { get; } = book.Words(Section, "lowest");

    public FrozenSet<string> Highest { get; } = book.Words(Section, "highest");

    public FrozenSet<string> There { get; } = book.Words(Section, "there");

    public FrozenSet<string> NotThereAfter { get; } = book.Words(Section, "not_there_after");

    public FrozenSet<string> NotThereNext { get; } = book.Words(Section, "not_there_next");

    public FrozenSet<string> Qualities { get; } = book.Words(Section, "qualities");

    public WordPhrases Here { get; } = book.Phrases(Section, "here");

    public WordPhrases ThisRoom { get; } = book.Phrases(Section, "this_room");
}
