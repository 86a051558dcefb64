namespace HomeLLM.HomeAgent.Language;

/// <summary>In which state one device is: what follows its name.</summary>
internal sealed class StateSentences(PhraseBook book)
{
    private const string Section = "states";

    public Sentence Is { get; } = book.Sentence(Section, "is", "state");

    public Sentence Unavailable { get; } = book.Sentence(Section, "unavailable");

    public Sentence Unknown { get; } = book.Sentence(Section, "unknown");

    /// <summary>Of what has no state, such as a button.</summary>
    public Sentence None { get; } = book.Sentence(Section, "none");

    public Sentence OnAt { get; } = book.Sentence(Section, "on_at", "value");

    public Sentence OnSetTo { get; } = book.Sentence(Section, "on_set_to", "value");

    public Sentence PartlyOpen { get; } = book.Sentence(Section, "partly_open", "value");

    public Sentence Measured { get; } = book.Sentence(Section, "measured", "value");

    public Sentence Weather { get; } = book.Sentence(Section, "weather", "state", "value");

    public Sentence AtHome { get; } = book.Sentence(Section, "at_home");

    public Sentence Away { get; } = book.Sentence(Section, "away");

    public Sentence At { get; } = book.Sentence(Section, "at", "zone");

    public Sentence Items { get; } = book.Counted(Section, "items", "count");

    public Sentence Climate { get; } = book.Sentence(Section, "climate", "action", "target", "now");

    public Sentence InMode { get; } = book.Sentence(Section, "in_mode", "mode");

    public Sentence Target { get; } = book.Sentence(Section, "target", "value");

    public Sentence Now { get; } = book.Sentence(Section, "now", "value");

    public Sentence Media { get; } = book.Sentence(Section, "media", "state", "title");

    public Sentence MediaBy { get; } = book.Sentence(Section, "media_by", "state", "title", "artist");
}
