using System.Collections.Immutable;

namespace HomeLLM.HomeAgent.Language;

/// <summary>Answers to questions about the home.</summary>
internal sealed class AnswerSentences(PhraseBook book)
{
    private const string Section = "answers";

    public Sentence Time { get; } = book.Sentence(Section, "time", "hour", "minute");

    public Sentence Date { get; } = book.Sentence(Section, "date", "weekday", "day", "month", "year");

    /// <summary>From Sunday on.</summary>
    public ImmutableArray<string> Weekdays { get; } = book.Parts(Section, "weekdays", 7);

    public ImmutableArray<string> Months { get; } = book.Parts(Section, "months", 12);

    public Sentence Nothing { get; } = book.Sentence(Section, "nothing");

    public Sentence Yes { get; } = book.Sentence(Section, "yes", "what");

    public Sentence No { get; } = book.Sentence(Section, "no", "what");

    public Sentence Told { get; } = book.Sentence(Section, "told", "what");

    public Sentence Unknown { get; } = book.Sentence(Section, "unknown", "what");

    public Sentence AsFarAsKnown { get; } = book.Sentence(Section, "as_far_as_known", "what");

    public Sentence Partly { get; } = book.Sentence(Section, "partly", "what");

    public Sentence Clause { get; } = book.Sentence(Section, "clause", "devices", "predicate");

    public Sentence Listed { get; } = book.Sentence(Section, "listed", "clause", "devices");

    public Sentence ThereAre { get; } = book.Counted(Section, "there_are", "counted", "place");

    public Sentence TellsNothing { get; } = book.Counted(Section, "tells_nothing", "devices");

    public Sentence TellsNoValue { get; } = book.Counted(Section, "tells_no_value", "devices", "quantity");

    public Sentence Quantity { get; } = book.Sentence(Section, "quantity", "quantity");

    public Sentence That { get; } = book.Sentence(Section, "that");
}
