using System.Collections.Frozen;
using System.Collections.Immutable;

namespace HomeLLM.Grammar;

/// <summary>Every question that may be asked, with its words.</summary>
public static class QueryCatalogue
{
    /// <summary>The questions, in the order in which they are offered.</summary>
    public static ImmutableArray<QueryDefinition> All { get; } =
    [
        new(QueryKind.State, "state", QueryUse.Optional),
        new(QueryKind.Any, "any", QueryUse.Required),
        new(QueryKind.All, "all", QueryUse.Required),
        new(QueryKind.List, "list", QueryUse.Required),
        new(QueryKind.Count, "count", QueryUse.Optional),
        new(QueryKind.Value, "value"),
        new(QueryKind.Time, "time"),
        new(QueryKind.Date, "date"),
    ];

    /// <summary>What a device can be asked to be (<c>is</c>).</summary>
    public static ImmutableArray<string> States { get; } =
    [
        "on", "off", "open", "closed", "locked", "unlocked", "playing", "paused", "cleaning", "docked", "heating", "cooling", "armed", "disarmed",
        "detected", "clear", "low", "available", "unavailable",
    ];

    /// <summary>What a device can be asked the value of (<c>quantity</c>).</summary>
    public static ImmutableArray<string> Quantities { get; } =
    [
        "temperature", "humidity", "brightness", "position", "battery", "volume", "speed", "color", "target_temperature", "mode", "media", "power",
        "energy", "illuminance", "air_quality", "state",
    ];

    /// <summary>The domains that can be asked about in a place or in the home (<c>domain</c>).</summary>
    public static ImmutableArray<string> Domains { get; } =
    [
        "light", "fan", "switch", "input_boolean", "cover", "valve", "lock", "climate", "humidifier", "media_player", "vacuum",
        "alarm_control_panel", "binary_sensor", "sensor", "person", "weather",
    ];

    private static readonly FrozenDictionary<string, QueryDefinition> ByFullName = All.ToFrozenDictionary(query => query.FullName);

    /// <summary>The question of that full name, such as <c>query.state</c>; null where there is none.</summary>
    public static QueryDefinition? Find(string fullName) => ByFullName.GetValueOrDefault(fullName);
}
