using System.Collections.Frozen;

namespace HomeLLM.HomeAgent.Language.Words;

/// <summary>What stands around the nouns of kinds.</summary>
internal sealed class KindWords(PhraseBook book)
{
    private const string Section = "kinds";

    public FrozenSet<string> People { get; } = book.Words(Section, "people");

    public FrozenSet<string> PeopleAfter { get; } = book.Words(Section, "people_after");

    public FrozenSet<string> Openings { get; } = book.Words(Section, "openings");

    public FrozenSet<string> Motion { get; } = book.Words(Section, "motion");

    public FrozenSet<string> Temperature { get; } = book.Words(Section, "temperature");

    public FrozenSet<string> ModeAfter { get; } = book.Words(Section, "mode_after");

    public FrozenSet<string> Modes { get; } = book.Words(Section, "modes");

    public FrozenSet<string> List { get; } = book.Words(Section, "list");

    public FrozenSet<string> ListAfter { get; } = book.Words(Section, "list_after");

    public FrozenSet<string> MaybeVerbs { get; } = book.Words(Section, "maybe_verbs");

    public FrozenSet<string> NounAfter { get; } = book.Words(Section, "noun_after");

    public FrozenSet<string> FirstNounNext { get; } = book.Words(Section, "first_noun_next");

    public FrozenSet<string> Bare { get; } = book.Words(Section, "bare");

    public FrozenSet<string> Heat { get; } = book.Words(Section, "heat");

    public FrozenSet<string> HeatNext { get; } = book.Words(Section, "heat_next");

    public FrozenSet<string> HeatThe { get; } = book.Words(Section, "heat_the");

    public FrozenSet<string> Lock { get; } = book.Words(Section, "lock");

    public FrozenSet<string> LockNext { get; } = book.Words(Section, "lock_next");

    public FrozenSet<string> LockAllNext { get; } = book.Words(Section, "lock_all_next");

    public FrozenSet<string> AttributesNext { get; } = book.Words(Section, "attributes_next");

    public FrozenSet<string> NotBeforeNoun { get; } = book.Words(Section, "not_before_noun");

    public FrozenSet<string> VerbNounAfter { get; } = book.Words(Section, "verb_noun_after");

    public FrozenSet<string> Preposition { get; } = book.Words(Section, "preposition");

    public FrozenSet<string> Uncounted { get; } = book.Words(Section, "uncounted");

    public FrozenSet<string> Outdoors { get; } = book.Words(Section, "outdoors");

    public FrozenSet<string> Wide { get; } = book.Words(Section, "wide");

    public FrozenSet<string> Both { get; } = book.Words(Section, "both");

    public FrozenSet<string> Anything { get; } = book.Words(Section, "anything");

    public FrozenSet<string> Locked { get; } = book.Words(Section, "locked");

    public FrozenSet<string> Moving { get; } = book.Words(Section, "moving");

    public FrozenSet<string> Everywhere { get; } = book.Words(Section, "everywhere");

    public FrozenSet<string> Resuming { get; } = book.Words(Section, "resuming");

    public FrozenSet<string> HomeAfter { get; } = book.Words(Section, "home_after");

    public FrozenSet<string> CalledAfter { get; } = book.Words(Section, "called_after");

    public FrozenSet<string> ListedAnd { get; } = book.Words(Section, "listed_and");

    public FrozenSet<string> ListedBetween { get; } = book.Words(Section, "listed_between");
}
