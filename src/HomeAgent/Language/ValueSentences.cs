namespace HomeLLM.HomeAgent.Language;

/// <summary>The value of one quantity of a device: what follows its name.</summary>
internal sealed class ValueSentences(PhraseBook book)
{
    private const string Section = "values";

    public Sentence At { get; } = book.Sentence(Section, "at", "value");

    public Sentence Humidity { get; } = book.Sentence(Section, "humidity", "value");

    public Sentence Volume { get; } = book.Sentence(Section, "volume", "value");

    public Sentence Muted { get; } = book.Sentence(Section, "muted", "value");

    public Sentence Battery { get; } = book.Sentence(Section, "battery", "value");

    public Sentence Target { get; } = book.Sentence(Section, "target", "value");

    public Sentence Power { get; } = book.Sentence(Section, "power", "value");

    public Sentence Energy { get; } = book.Sentence(Section, "energy", "value");

    public Sentence Mode { get; } = book.Sentence(Section, "mode", "mode");

    public Sentence White { get; } = book.Sentence(Section, "white", "value");

    public Sentence Colour { get; } = book.Sentence(Section, "colour", "colour");
}
