using System.Collections.Frozen;

namespace HomeLLM.HomeAgent.Language.Words;

/// <summary>Words that many rules share.</summary>
internal sealed class CommonWords(PhraseBook book)
{
    private const string Section = "common";

    public FrozenSet<string> The { get; } = book.Words(Section, "the");

    public FrozenSet<string> Our { get; } = book.Words(Section, "our");

    public FrozenSet<string> And { get; } = book.Words(Section, "and");

    public FrozenSet<string> AllOf { get; } = book.Words(Section, "all_of");

    public FrozenSet<string> Ones { get; } = book.Words(Section, "ones");

    public FrozenSet<string> OnOff { get; } = book.Words(Section, "on_off");

    public FrozenSet<string> VerbNouns { get; } = book.Words(Section, "verb_nouns");

    public WordPhrases Modes { get; } = book.Phrases(Section, "modes");

    public FrozenSet<string> Openers { get; } = book.Words(Section, "openers");
}
