namespace HomeLLM.HomeAgent.Language;

/// <summary>What things are set to.</summary>
internal sealed class SettingSentences(PhraseBook book)
{
    private const string Section = "settings";

    public Sentence Mode { get; } = book.Sentence(Section, "mode", "mode");

    public Sentence Humidity { get; } = book.Sentence(Section, "humidity", "value");

    public Sentence Volume { get; } = book.Sentence(Section, "volume", "value");

    public Sentence Open { get; } = book.Sentence(Section, "open", "value");

    public Sentence Range { get; } = book.Sentence(Section, "range", "low", "high");

    public Sentence Rgb { get; } = book.Sentence(Section, "rgb", "values");

    public Sentence ColourAt { get; } = book.Sentence(Section, "colour_at", "colour", "brightness");

    public Sentence Now { get; } = book.Sentence(Section, "now", "value");

    public Sentence Besides { get; } = book.Sentence(Section, "besides", "value");

    public Sentence SomeMode { get; } = book.Sentence(Section, "some_mode");

    public Sentence SomeHumidity { get; } = book.Sentence(Section, "some_humidity");

    public Sentence SomeVolume { get; } = book.Sentence(Section, "some_volume");

    public Sentence SomePosition { get; } = book.Sentence(Section, "some_position");

    public Sentence SomeSpeed { get; } = book.Sentence(Section, "some_speed");

    public Sentence SomeDirection { get; } = book.Sentence(Section, "some_direction");

    public Sentence SomeTemperature { get; } = book.Sentence(Section, "some_temperature");

    public Sentence SomeSource { get; } = book.Sentence(Section, "some_source");
}
