using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>The words for what is turned on and off, lights above all.</summary>
internal static class OnOffPhrases
{
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
        string[] parts = [.. new[] { Colour(call), Phrases.Percent(call, "brightness_pct") ?? Phrases.Percent(call, "percentage") }.OfType<string>()];
        var settings = string.Join(" at ", parts);
        if (call.Number("brightness_step_pct") is { } step)
        {
            if (after?.State.Value == "off") return Phrase.Off;
            var moved = step < 0
                ? Phrases.Moved("dimmer", "Dimmed", "dim", "brightness", 255, after)
                : Phrases.Moved("brighter", "Brightened", "brighten", "brightness", 255, after);
            return settings.Length == 0 ? moved : moved with { AfterName = $"{moved.AfterName}, {settings}", AfterGroup = $"{moved.AfterGroup}, {settings}" };
        }

        if (settings.Length == 0) return Phrase.On;

        // A fan that was off and now runs at a speed was turned on; a light with a brightness was set to it, on or off.
        return call.Service == "fan.turn_on" && before?.State.Value != "on"
            ? new($"on at {settings}", "Turned on", "turn on", $" at {settings}")
            : Phrase.Set(settings);
    }

    private static Phrase Toggle(ServiceCall call, Device? before, Device? after)
    {
        if (call.EntityIds.Length > 1) return new("toggled", "Toggled", "toggle");
        var now = after?.State.Value ?? before?.State.Value switch { "on" => "off", "off" => "on", _ => null };
        return now switch { "on" => Phrase.On, "off" => Phrase.Off, _ => new("toggled", "Toggled", "toggle") };
    }

    private static string? Colour(ServiceCall call)
    {
        if (call.Text("color_name") is { } name) return name;
        if (call.Data["color_temp_kelvin"] is { } kelvin) return $"{kelvin.ToJsonString()} kelvin";
        return call.Data["rgb_color"] is JsonArray rgb ? $"RGB {string.Join(", ", rgb.Select(part => part!.ToJsonString()))}" : null;
    }
}
