using System.Globalization;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Language;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>Finds the words for what a call does.</summary>
internal static class Phrases
{
    private static Sentences Words => Sentences.Spoken;

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
        }) ?? OnOffPhrases.Find(call, before, after) ?? new(Words.Actions.Sent, call.Service);

    /// <summary>A relative change; where the device told its new value, that is said.</summary>
    /// <param name="action">One with the slots <c>now</c> and <c>rest</c>.</param>
    /// <param name="attribute">The device's attribute that changed.</param>
    /// <param name="range">Its greatest value.</param>
    /// <param name="after">The device as it answered; null where nothing was published.</param>
    /// <param name="settings">What is set besides; empty for nothing.</param>
    public static Phrase Moved(Sentence action, string attribute, double range, Device? after, string settings = "") => new(
        action,
        after?.Number(attribute) is { } value ? Words.Settings.Now.Say(Percent(value * 100 / range)) : "",
        settings.Length == 0 ? "" : Words.Settings.Besides.Say(settings));

    /// <summary>"30 percent"; null where the call doesn't say.</summary>
    public static string? Percent(ServiceCall call, string key, double factor = 1) => call.Number(key) is { } value ? Percent(value * factor) : null;

    /// <summary>"21.5 degrees".</summary>
    public static string Degrees(double value) => Words.Terms.Measure(Say(value), Units.Celsius);

    /// <summary>"18 to 22 degrees".</summary>
    public static string Degrees(double low, double high) => Words.Terms.Measure(Words.Settings.Range.Say(Say(low), Say(high)), Units.Celsius);

    private static string Percent(double value) => Words.Terms.Measure(Round(value), Units.Percent);

    /// <summary>A number as one says it, with one digit after the point at most.</summary>
    private static string Say(double value) => value.ToString("0.#", Words.Terms.Numbers);

    /// <summary>Whole numbers as they are; of others, what two digits don't tell is rounded away.</summary>
    private static string Round(double value) => value.ToString("0.##", CultureInfo.InvariantCulture) is var exact && exact.Contains('.', StringComparison.Ordinal)
        ? Math.Round(value).ToString(CultureInfo.InvariantCulture)
        : exact;
}
