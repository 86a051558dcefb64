using System.Collections.Immutable;

namespace HomeLLM.HomeAgent.Language.Words;

/// <summary>Endings of words.</summary>
internal sealed class WordEndings(PhraseBook book)
{
    private const string Section = "endings";

    /// <summary>Endings of plurals that are more than the plural's own, and of their singulars.</summary>
    public ImmutableArray<(string Plural, string Singular)> PluralsChanged { get; } =
        [.. book.Table(Section, "plurals_changed", 2).Select(row => (row[0], row[1]))];

    public ImmutableArray<string> Plural { get; } = [.. book.WordList(Section, "plural")];

    public ImmutableArray<string> NotPlural { get; } = [.. book.WordList(Section, "not_plural")];

    public ImmutableArray<string> Verb { get; } = [.. book.WordList(Section, "verb")];

    public ImmutableArray<string> Restored { get; } = [.. book.WordList(Section, "restored")];

    public ImmutableArray<string> Adverb { get; } = [.. book.WordList(Section, "adverb")];
}
