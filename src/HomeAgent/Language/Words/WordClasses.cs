using System.Collections.Frozen;

namespace HomeLLM.HomeAgent.Language.Words;

/// <summary>What makes a word of several a verb or noun, a name or none.</summary>
internal sealed class WordClasses(PhraseBook book)
{
    private const string Section = "words";

    public FrozenSet<string> OrdinaryVerbs { get; } = book.Words(Section, "ordinary_verbs");

    public FrozenSet<string> PlaceNouns { get; } = book.Words(Section, "place_nouns");

    public FrozenSet<string> Shade { get; } = book.Words(Section, "shade");

    public FrozenSet<string> ShadeAfter { get; } = book.Words(Section, "shade_after");

    public FrozenSet<string> ShadeNext { get; } = book.Words(Section, "shade_next");

    public FrozenSet<string> Bed { get; } = book.Words(Section, "bed");

    public FrozenSet<string> BedAfter { get; } = book.Words(Section, "bed_after");

    public FrozenSet<string> LetterArticle { get; } = book.Words(Section, "letter_article");

    public FrozenSet<string> PlaceNounsInNames { get; } = book.Words(Section, "place_nouns_in_names");

    public FrozenSet<string> Small { get; } = book.Words(Section, "small");

    public WordPhrases Joined { get; } = book.Phrases(Section, "joined");

    /// <summary>The words of which each is another's opposite, by word.</summary>
    public FrozenDictionary<string, string[]> Opposites { get; } = book.Parts(Section, "opposites").Select(PhraseBook.Split)
        .SelectMany(group => group.Select(word => (Word: word, Others: group.Where(other => other != word).ToArray()))).ToFrozenDictionary(pair => pair.Word, pair => pair.Others, StringComparer.Ordinal);

    public FrozenSet<string> Back { get; } = book.Words(Section, "back");
}
