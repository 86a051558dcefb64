using System.Collections.Frozen;

namespace HomeLLM.HomeAgent.Language.Words;

/// <summary>What forbids an order, puts it off, or only mentions a device.</summary>
internal sealed class ReservationWords(PhraseBook book)
{
    private const string Section = "reservations";

    public FrozenSet<string> Verbs { get; } = book.Words(Section, "verbs");

    public FrozenSet<string> Openers { get; } = book.Words(Section, "openers");

    public FrozenSet<string> Never { get; } = book.Words(Section, "never");

    public WordPhrases NeverPhrases { get; } = book.Phrases(Section, "never_phrases");

    public FrozenSet<string> NotNeverAfter { get; } = book.Words(Section, "not_never_after");

    public FrozenSet<string> Between { get; } = book.Words(Section, "between");

    public WordPhrases Undecided { get; } = book.Phrases(Section, "undecided");

    public FrozenSet<string> Leaving { get; } = book.Words(Section, "leaving");

    public WordPhrases Wanting { get; } = book.Phrases(Section, "wanting");

    public FrozenSet<string> GoesOn { get; } = book.Words(Section, "goes_on");

    public FrozenSet<string> Later { get; } = book.Words(Section, "later");

    public FrozenSet<string> Span { get; } = book.Words(Section, "span");

    public WordPhrases SpanPhrases { get; } = book.Phrases(Section, "span_phrases");

    public FrozenSet<string> SpanBetween { get; } = book.Words(Section, "span_between");

    public FrozenSet<string> Units { get; } = book.Words(Section, "units");

    public FrozenSet<string> At { get; } = book.Words(Section, "at");

    public FrozenSet<string> Moments { get; } = book.Words(Section, "moments");

    public FrozenSet<string> Hours { get; } = book.Words(Section, "hours");

    public FrozenSet<string> Every { get; } = book.Words(Section, "every");

    public FrozenSet<string> Days { get; } = book.Words(Section, "days");

    public FrozenSet<string> Tomorrow { get; } = book.Words(Section, "tomorrow");

    public FrozenSet<string> Subjects { get; } = book.Words(Section, "subjects");

    public FrozenSet<string> Once { get; } = book.Words(Section, "once");

    public FrozenSet<string> OnceNotNext { get; } = book.Words(Section, "once_not_next");

    public FrozenSet<string> OnceNotAfter { get; } = book.Words(Section, "once_not_after");

    public FrozenSet<string> If { get; } = book.Words(Section, "if");

    public FrozenSet<string> IfNotNext { get; } = book.Words(Section, "if_not_next");

    public WordPhrases Telling { get; } = book.Phrases(Section, "telling");

    public FrozenSet<string> Conditions { get; } = book.Words(Section, "conditions");

    public FrozenSet<string> When { get; } = book.Words(Section, "when");

    public FrozenSet<string> WhenNext { get; } = book.Words(Section, "when_next");

    public FrozenSet<string> WhenNotNext { get; } = book.Words(Section, "when_not_next");

    public WordPhrases LaterPhrases { get; } = book.Phrases(Section, "later_phrases");

    public FrozenSet<string> NotGoingOnAfter { get; } = book.Words(Section, "not_going_on_after");

    public FrozenSet<string> PlainFirst { get; } = book.Words(Section, "plain_first");

    public FrozenSet<string> PlainPut { get; } = book.Words(Section, "plain_put");

    public FrozenSet<string> OnOff { get; } = book.Words(Section, "on_off");

    public FrozenSet<string> MentionedAfter { get; } = book.Words(Section, "mentioned_after");

    public FrozenSet<string> Reaching { get; } = book.Words(Section, "reaching");

    public FrozenSet<string> MentionedBetween { get; } = book.Words(Section, "mentioned_between");
}
