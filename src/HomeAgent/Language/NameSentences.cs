using System.Collections.Frozen;

namespace HomeLLM.HomeAgent.Language;

/// <summary>How devices, their kinds and places are named.</summary>
internal sealed class NameSentences(PhraseBook book)
{
    private const string Section = "names", PlaceSection = "places", KindSection = "kinds";

    private static readonly string[] KindNames =
    [
        "device", "light", "fan", "switch", "switch:outlet", "input_boolean", "cover", "cover:blind", "cover:shade", "cover:curtain",
        "cover:shutter", "cover:awning", "cover:garage", "cover:gate", "cover:window", "cover:door", "valve", "lock", "climate", "humidifier",
        "media_player", "media_player:tv", "media_player:speaker", "vacuum", "scene", "script", "button", "input_button",
        "alarm_control_panel", "todo", "person", "sensor", "binary_sensor", "binary_sensor:window", "binary_sensor:door",
        "binary_sensor:garage_door", "binary_sensor:opening", "binary_sensor:lock",
    ];

    /// <summary>A device with its article.</summary>
    public Sentence The { get; } = book.Sentence(Section, "the", "name");

    /// <summary>A device's name that begins with one of these words has no article.</summary>
    public FrozenSet<string> Determined { get; } = book.Words(Section, "determined");

    /// <summary>Nor has one whose first word ends so.</summary>
    public FrozenSet<string> Possessives { get; } = book.Words(Section, "possessives");

    /// <summary>A place with its article.</summary>
    public Sentence ThePlace { get; } = book.Sentence(PlaceSection, "the", "name");

    /// <summary>A place's name that begins with one of these words has no article.</summary>
    public FrozenSet<string> DeterminedPlaces { get; } = book.Words(PlaceSection, "determined");

    /// <summary>Nor has one with a word, not the last, that ends so.</summary>
    public FrozenSet<string> PlacePossessives { get; } = book.Words(PlaceSection, "possessives");

    public Sentence InArea { get; } = book.Sentence(PlaceSection, "in", "area");

    public Sentence OnFloor { get; } = book.Sentence(PlaceSection, "on", "floor");

    /// <summary>On a floor whose name doesn't hold one of <see cref="FloorWords"/>.</summary>
    public Sentence OnNamedFloor { get; } = book.Sentence(PlaceSection, "on_floor", "floor");

    public FrozenSet<string> FloorWords { get; } = book.Words(PlaceSection, "floor_words");

    /// <summary>Names of floors that say where as they are: "upstairs".</summary>
    public FrozenSet<string> FloorAdverbs { get; } = book.Words(PlaceSection, "adverbs");

    /// <summary>What devices are called by their domain, or by domain and class: <c>cover:blind</c>. Always with <c>device</c>, which is any of them.</summary>
    public FrozenDictionary<string, Noun> Kinds { get; } = KindNames.ToFrozenDictionary(name => name, name => ReadNoun(book, name));

    private static Noun ReadNoun(PhraseBook book, string name)
    {
        var parts = book.Parts(KindSection, name, 2);
        return new(parts[0], parts[1]);
    }
}
