using System.Collections.Frozen;

namespace HomeLLM.HomeAgent.Language.Words;

/// <summary>What stands in and around numbers in words.</summary>
internal sealed class NumberParts(PhraseBook book)
{
    private const string Section = "numbers";

    public FrozenSet<string> Article { get; } = book.Words(Section, "article");

    public FrozenSet<string> And { get; } = book.Words(Section, "and");

    /// <summary>The digit that a word sounds like.</summary>
    public FrozenDictionary<string, string> Heard { get; } = book.Table(Section, "heard", 2).ToFrozenDictionary(row => row[0], row => row[1]);

    public FrozenSet<string> HeardNext { get; } = book.Words(Section, "heard_next");

    /// <summary>The word that is meant by a digit before another number.</summary>
    public FrozenDictionary<string, string> NotDigit { get; } = book.Table(Section, "not_digit", 2).ToFrozenDictionary(row => row[0], row => row[1]);

    public FrozenSet<string> Pronoun { get; } = book.Words(Section, "pronoun");

    public FrozenSet<string> PronounAfter { get; } = book.Words(Section, "pronoun_after");

    public FrozenSet<string> PronounArticle { get; } = book.Words(Section, "pronoun_article");

    public FrozenSet<string> PronounNext { get; } = book.Words(Section, "pronoun_next");

    public FrozenSet<string> Numbered { get; } = book.Words(Section, "numbered");

    public FrozenSet<string> ValueAfter { get; } = book.Words(Section, "value_after");

    public FrozenSet<string> ValueNext { get; } = book.Words(Section, "value_next");

    public FrozenSet<string> UnitNext { get; } = book.Words(Section, "unit_next");

    public FrozenSet<string> CountBetween { get; } = book.Words(Section, "count_between");

    public FrozenSet<string> CountAfter { get; } = book.Words(Section, "count_after");
}
