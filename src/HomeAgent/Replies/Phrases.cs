using System.Globalization;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>Finds the words for what a call does.</summary>
internal static class Phrases
{
    /// <summary>The words for a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="before">One of its devices before it; null where it isn't known.</param>
    /// <param name="after">The same device as it answered; null where nothing was published.</param>
    public static Phrase Of(ServiceCall call, Device? before, Device? after) =>
        (call.Domain() switch
        {
            "fan" => FanPhrases.Find(call, after),
            "cover" or "valve" or "lock" or "alarm_control_panel" => OpeningPhrases.Find(call, after),
            "climate" or "humidifier" => ClimatePhrases.Find(call, before),
            "media_player" => MediaPhrases.Find(call, after),
            "vacuum" or "scene" or "script" or "button" or "input_button" or "todo" => TaskPhrases.Find(call),
            _ => null,
        }) ?? OnOffPhrases.Find(call, before, after) ?? new($"got {call.Service}", $"Sent {call.Service} to", $"send {call.Service} to");

    /// <summary>A relative change; where the device told its new value, that is said.</summary>
    public static Phrase Moved(string comparative, string participle, string infinitive, string attribute, double range, Device? after) =>
        after?.Number(attribute) is { } value
            ? new($"{comparative}, now at {Round(value * 100 / range)} percent", participle, infinitive)
            : new(comparative, participle, infinitive);

    /// <summary>"30 percent"; null where the call doesn't say.</summary>
    public static string? Percent(ServiceCall call, string key, double factor = 1) => call.Number(key) is { } value ? $"{Round(value * factor)} percent" : null;

    /// <summary>A number as one says it, with one digit after the point at most.</summary>
    public static string Say(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Round(double value) => value.ToString("0.##", CultureInfo.InvariantCulture) is var exact && exact.Contains('.', StringComparison.Ordinal)
        ? Math.Round(value).ToString(CultureInfo.InvariantCulture)
        : exact;
}
