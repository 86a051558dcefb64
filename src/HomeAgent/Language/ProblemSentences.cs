using System.Collections.Frozen;
using System.Collections.Immutable;

namespace HomeLLM.HomeAgent.Language;

/// <summary>What isn't done, why, and what would help.</summary>
internal sealed class ProblemSentences(PhraseBook book)
{
    private const string Section = "problems", AbilitySection = "abilities", WhiteName = "white", ColourName = "colour", LevelName = "level";

    private static readonly string[] AbilityNames = ["oscillate", "direction", "preset", WhiteName, ColourName, "speed", "brightness", LevelName];

    public Sentence Forbidden { get; } = book.Sentence(Section, "forbidden", "devices");

    public Sentence Lasting { get; } = book.Sentence(Section, "lasting", "devices");

    /// <summary>Of words that begin with a consonant, and with a vowel.</summary>
    public Sentence UnknownWords { get; } = book.Counted(Section, "unknown_words", "words");

    public FrozenSet<string> Vowels { get; } = book.Words(Section, "vowels");

    public Sentence UnknownDevice { get; } = book.Sentence(Section, "unknown_device");

    public Sentence WhichOf { get; } = book.Sentence(Section, "which_of", "devices");

    public Sentence Which { get; } = book.Sentence(Section, "which");

    public Sentence NotUnderstood { get; } = book.Sentence(Section, "not_understood");

    public Sentence Impossible { get; } = book.Sentence(Section, "impossible");

    public Sentence ImpossibleThere { get; } = book.Sentence(Section, "impossible_there", "ability");

    public Sentence Incapable { get; } = book.Sentence(Section, "incapable", "devices", "ability");

    public Sentence IncapableOfThat { get; } = book.Sentence(Section, "incapable_of_that", "devices");

    /// <summary>Words by which people ask for an ability, and how a sentence says it, in the order in which they are looked for.</summary>
    public ImmutableArray<(FrozenSet<string> Words, string Ability)> Abilities { get; } = ReadAbilities(book);

    /// <summary>What warmer and cooler ask of a light.</summary>
    public string White => AbilityOf(WhiteName);

    /// <summary>What the word of a colour asks for.</summary>
    public string Colour => AbilityOf(ColourName);

    /// <summary>What a number with "%" asks for.</summary>
    public string Level => AbilityOf(LevelName);

    private string AbilityOf(string name) => Abilities[Array.IndexOf(AbilityNames, name)].Ability;

    private static ImmutableArray<(FrozenSet<string> Words, string Ability)> ReadAbilities(PhraseBook book) =>
        [.. AbilityNames.Select(name => book.Parts(AbilitySection, name, 2)).Select(parts => (PhraseBook.Split(parts[0]).ToFrozenSet(StringComparer.Ordinal), parts[1]))];
}
