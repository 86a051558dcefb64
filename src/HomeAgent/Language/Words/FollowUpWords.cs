using System.Collections.Frozen;

namespace HomeLLM.HomeAgent.Language.Words;

/// <summary>What points back at what was talked about before.</summary>
internal sealed class FollowUpWords(PhraseBook book)
{
    private const string Section = "follow_ups";

    public FrozenSet<string> CarriedFirst { get; } = book.Words(Section, "carried_first");

    public FrozenSet<string> Carried { get; } = book.Words(Section, "carried");

    public WordPhrases CarriedAtEnd { get; } = book.Phrases(Section, "carried_at_end");

    public FrozenSet<string> Back { get; } = book.Words(Section, "back");

    public FrozenSet<string> Both { get; } = book.Words(Section, "both");

    public FrozenSet<string> AnewFirst { get; } = book.Words(Section, "anew_first");

    public FrozenSet<string> Determiners { get; } = book.Words(Section, "determiners");

    public FrozenSet<string> DeterminedNext { get; } = book.Words(Section, "determined_next");

    public FrozenSet<string> It { get; } = book.Words(Section, "it");

    public FrozenSet<string> ItIs { get; } = book.Words(Section, "it_is");

    public FrozenSet<string> Time { get; } = book.Words(Section, "time");

    public FrozenSet<string> ItNext { get; } = book.Words(Section, "it_next");

    public FrozenSet<string> Its { get; } = book.Words(Section, "its");

    public FrozenSet<string> ItsNext { get; } = book.Words(Section, "its_next");

    public FrozenSet<string> Other { get; } = book.Words(Section, "other");

    public FrozenSet<string> OtherNotNext { get; } = book.Words(Section, "other_not_next");
}
