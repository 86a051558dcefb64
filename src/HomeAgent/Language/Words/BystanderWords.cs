using System.Collections.Frozen;

namespace HomeLLM.HomeAgent.Language.Words;

/// <summary>What names a thing and orders nothing of it.</summary>
internal sealed class BystanderWords(PhraseBook book)
{
    private const string Section = "bystanders";

    public FrozenSet<string> Yours { get; } = book.Words(Section, "yours");

    public FrozenSet<string> Stays { get; } = book.Words(Section, "stays");

    public FrozenSet<string> May { get; } = book.Words(Section, "may");

    public FrozenSet<string> Keep { get; } = book.Words(Section, "keep");

    public FrozenSet<string> KeptNext { get; } = book.Words(Section, "kept_next");

    public FrozenSet<string> Not { get; } = book.Words(Section, "not");

    public FrozenSet<string> Copula { get; } = book.Words(Section, "copula");

    public WordPhrases Idioms { get; } = book.Phrases(Section, "idioms");

    public FrozenSet<string> Still { get; } = book.Words(Section, "still");

    public FrozenSet<string> Wishes { get; } = book.Words(Section, "wishes");

    /// <summary>What a word says of a state, as Home Assistant spells it.</summary>
    public FrozenDictionary<string, string[]> States { get; } = book.Table(Section, "states", 2).ToFrozenDictionary(row => row[0], row => row[1..], StringComparer.Ordinal);

    public FrozenSet<string> Pressing { get; } = book.Words(Section, "pressing");

    /// <summary>The words of which one at least goes with a service, by the beginning of its name.</summary>
    public FrozenDictionary<string, FrozenSet<string>> Verbs { get; } = book.Parts(Section, "verbs").Select(PhraseBook.Split).Where(row => row.Length > 1)
        .ToFrozenDictionary(row => row[0], row => row[1..].ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
}
