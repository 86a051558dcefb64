using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Language;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>The words for what is turned on and off, lights above all.</summary>
internal static class OnOffPhrases
{
    private static Sentences Words => Sentences.Spoken;

    /// <summary>The words; null where the call is none of these.</summary>
    public static Phrase? Find(ServiceCall call, Device? before, Device? after) => call.Verb() switch
    {
        "turn_off" => Phrase.Off,
        "turn_on" => TurnOn(call, before, after),
        "toggle" => Toggle(call, before, after),
        _ => null,
    };

    private static Phrase TurnOn(ServiceCall call, Device? before, Device? after)
    {
        if (call.Number("brightness_pct") is 0 || call.Number("percentage") is 0) return Phrase.Off;
        var settings = Settings(Colour(call), Phrases.Percent(call, "brightness_pct") ?? Phrases.Percent(call, "percentage"));
        if (call.Number("brightness_step_pct") is { } step)
        {
            return after?.State.Value == "off"
                ? Phrase.Off
                : Phrases.Moved(step < 0 ? Words.Actions.Dimmer : Words.Actions.Brighter, "brightness", 255, after, settings ?? "");
        }

        if (settings is null) return Phrase.On;

        // A fan that was off and now runs at a speed was turned on; a light with a brightness was set to it, on or off.
        return call.Service == "fan.turn_on" && before?.State.Value != "on" ? new(Words.Actions.OnAt, settings) : Phrase.Set(settings);
    }

    private static Phrase Toggle(ServiceCall call, Device? before, Device? after)
    {
        if (call.EntityIds.Length > 1) return new(Words.Actions.Toggled);
        var now = after?.State.Value ?? before?.State.Value switch { "on" => "off", "off" => "on", _ => null };
        return now switch { "on" => Phrase.On, "off" => Phrase.Off, _ => new(Words.Actions.Toggled) };
    }

    private static string? Settings(string? colour, string? brightness) =>
        colour is not null && brightness is not null ? Words.Settings.ColourAt.Say(colour, brightness) : colour ?? brightness;

    private static string? Colour(ServiceCall call)
    {
        if (call.Text("color_name") is { } name) return Words.Terms.Say(name);
        if (call.Data["color_temp_kelvin"] is { } kelvin) return Words.Terms.Measure(kelvin.ToJsonString(), Units.Kelvin);
        return call.Data["rgb_color"] is JsonArray rgb ? Words.Settings.Rgb.Say(string.Join(", ", rgb.Select(part => part!.ToJsonString()))) : null;
    }
}
