using System.Collections.Frozen;

namespace HomeLLM.HomeAgent.Language.Words;

/// <summary>Values, and what is said of water.</summary>
internal sealed class ValueWords(PhraseBook book)
{
    private const string Section = "values";

    /// <summary>The domains that have what a word names: brightness, volume.</summary>
    public FrozenDictionary<string, string[]> Attributes { get; } = book.Table(Section, "attributes", 2).ToFrozenDictionary(row => row[0], row => row[1].Split(','));

    public FrozenSet<string> Small { get; } = book.Words(Section, "small");

    public FrozenSet<string> NotSmall { get; } = book.Words(Section, "not_small");

    public FrozenSet<string> Percent { get; } = book.Words(Section, "percent");

    public FrozenSet<string> By { get; } = book.Words(Section, "by");

    public FrozenSet<string> Up { get; } = book.Words(Section, "up");

    public FrozenSet<string> Down { get; } = book.Words(Section, "down");

    public FrozenSet<string> Closes { get; } = book.Words(Section, "closes");

    public WordPhrases DrawnBack { get; } = book.Phrases(Section, "drawn_back");

    public FrozenSet<string> Levels { get; } = book.Words(Section, "levels");

    public FrozenSet<string> OffBehind { get; } = book.Words(Section, "off_behind");

    public FrozenSet<string> Reverse { get; } = book.Words(Section, "reverse");

    public FrozenSet<string> Forward { get; } = book.Words(Section, "forward");

    public FrozenSet<string> Cold { get; } = book.Words(Section, "cold");

    public FrozenSet<string> Hot { get; } = book.Words(Section, "hot");

    public FrozenSet<string> Closing { get; } = book.Words(Section, "closing");

    public FrozenSet<string> Opens { get; } = book.Words(Section, "opens");

    public WordPhrases OpensAtEnd { get; } = book.Phrases(Section, "opens_at_end");

    public FrozenSet<string> On { get; } = book.Words(Section, "on");

    public FrozenSet<string> OnAfter { get; } = book.Words(Section, "on_after");

    public FrozenSet<string> Degrees { get; } = book.Words(Section, "degrees");
}
