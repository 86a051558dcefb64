using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>Says what was done.</summary>
internal static class DoneSentence
{
    /// <summary>One sentence about the devices that obeyed a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="done">The devices, at least one.</param>
    /// <param name="isPlanned">Whether nothing was published, so that the state that would come back has to be foreseen.</param>
    /// <param name="home">The home before and after.</param>
    public static string Compose(ServiceCall call, ImmutableArray<EntityId> done, bool isPlanned, HomeBeforeAfter home)
    {
        var effect = Effect(call, done[0], isPlanned, home);
        if (done.Length == 1) return $"{Names.Of(done[0], home.After)} {effect.AfterName}.";
        if (Places.Describe(call, done, home.After) is { } place) return $"{effect.BeforeGroup} {place}{effect.AfterGroup}.";
        return $"{Names.Join([.. done.Select(id => Names.Of(id, home.After))], "and")} {effect.AfterName}.";
    }

    private static Phrase Effect(ServiceCall call, EntityId first, bool isPlanned, HomeBeforeAfter home)
    {
        var verb = call.Service[(call.Service.IndexOf('.') + 1)..];
        var before = home.Before.FindDevice(first);
        var after = isPlanned ? null : home.After.FindDevice(first);
        return verb switch
        {
            "turn_off" => Phrase.Off,
            "turn_on" => TurnOn(call, before, after),
            "toggle" => Toggle(call, before, after),
            "set_percentage" => Number(call, "percentage") is 0 ? Phrase.Off : Phrase.Set(Percent(call, "percentage")!),
            "increase_speed" => Moved("faster", "Sped up", "percentage", 100, after),
            "decrease_speed" => Moved("slower", "Slowed down", "percentage", 100, after),
            "oscillate" => (bool?)call.Data["oscillating"] == false
                ? new("no longer oscillating", "Stopped the oscillation of", "")
                : new("oscillating", "Started the oscillation of", ""),
            "set_direction" => Phrase.Set(Text(call, "direction")),
            "set_preset_mode" => Phrase.Set($"{Text(call, "preset_mode")} mode"),
            _ => new($"got {call.Service}", $"Sent {call.Service} to", ""),
        };
    }

    private static Phrase TurnOn(ServiceCall call, Device? before, Device? after)
    {
        if (Number(call, "brightness_pct") is 0 || Number(call, "percentage") is 0) return Phrase.Off;
        var settings = string.Join(" at ", new[] { Colour(call), Percent(call, "brightness_pct") ?? Percent(call, "percentage") }.OfType<string>());
        if (Number(call, "brightness_step_pct") is { } step)
        {
            if (after?.State.Value == "off") return Phrase.Off;
            var moved = Moved(step < 0 ? "dimmer" : "brighter", step < 0 ? "Dimmed" : "Brightened", "brightness", 255, after);
            return settings.Length == 0 ? moved : moved with { AfterName = $"{moved.AfterName}, {settings}", AfterGroup = $"{moved.AfterGroup}, {settings}" };
        }

        if (settings.Length == 0) return Phrase.On;

        // A fan that was off and now runs at a speed was turned on; a light with a brightness was set to it, on or off.
        return call.Service == "fan.turn_on" && before?.State.Value != "on"
            ? new($"on at {settings}", "Turned on", $" at {settings}")
            : Phrase.Set(settings);
    }

    private static Phrase Toggle(ServiceCall call, Device? before, Device? after)
    {
        if (call.EntityIds.Length > 1) return new("toggled", "Toggled", "");
        var now = after?.State.Value ?? before?.State.Value switch { "on" => "off", "off" => "on", _ => null };
        return now switch { "on" => Phrase.On, "off" => Phrase.Off, _ => new("toggled", "Toggled", "") };
    }

    /// <summary>A relative change; where the device told its new value, that is said.</summary>
    private static Phrase Moved(string comparative, string participle, string attribute, double range, Device? after)
    {
        if (after is null || !after.State.Attributes.TryGetValue(attribute, out var value) || value.ValueKind != JsonValueKind.Number)
        {
            return new(comparative, participle, "");
        }

        var percent = Math.Round(value.GetDouble() * 100 / range).ToString(CultureInfo.InvariantCulture);
        return new($"{comparative}, now at {percent} percent", participle, "");
    }

    private static string? Colour(ServiceCall call)
    {
        if (call.Data["color_name"] is not null) return Text(call, "color_name");
        if (call.Data["color_temp_kelvin"] is { } kelvin) return $"{kelvin.ToJsonString()} kelvin";
        return call.Data["rgb_color"] is JsonArray rgb ? $"RGB {string.Join(", ", rgb.Select(part => part!.ToJsonString()))}" : null;
    }

    private static string? Percent(ServiceCall call, string key) => call.Data[key] is { } value ? $"{value.ToJsonString()} percent" : null;

    private static string Text(ServiceCall call, string key) =>
        call.Data[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "another";

    private static double? Number(ServiceCall call, string key) =>
        call.Data[key]?.GetValueKind() == JsonValueKind.Number
            && double.TryParse(call.Data[key]!.ToJsonString(), CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>One effect in two positions: "Kitchen Light <c>off</c>" and "<c>Turned off</c> 3 lights in the Kitchen<c></c>".</summary>
    private sealed record Phrase(string AfterName, string BeforeGroup, string AfterGroup)
    {
        public static Phrase On { get; } = new("on", "Turned on", "");

        public static Phrase Off { get; } = new("off", "Turned off", "");

        public static Phrase Set(string settings) => new($"set to {settings}", "Set", $" to {settings}");
    }
}
