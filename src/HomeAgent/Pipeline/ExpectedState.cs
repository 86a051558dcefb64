using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>Knows by which state a device shows that it obeyed a call.</summary>
internal static class ExpectedState
{
    /// <summary>Devices round: a lamp of 100 steps can't be at 30.2 %. In parts of the whole range.</summary>
    private const double Tolerance = 0.02;

    /// <summary>How far a thermostat may round, in degrees.</summary>
    private const double Degrees = 0.3;

    private static readonly string[] ColourAttributes = ["rgb_color", "hs_color", "xy_color", "color_mode", "color_temp_kelvin", "effect"];

    /// <summary>Whether the device is on, off or whatever else it should be, leaving brightness and the like aside.</summary>
    public static bool HasValue(ServiceCall call, Device before, Device now) => ExpectedValue.IsShown(call, before, now);

    /// <summary>Whether the device shows all that the call asked for, as exactly as a device can.</summary>
    public static bool IsReached(ServiceCall call, Device before, Device now)
    {
        if (!HasValue(call, before, now)) return false;
        var verb = call.Verb();
        if (now.State.Value == "off" && call.Data.Count > 0 && verb is "turn_on" or "set_percentage") return true;
        return verb switch
        {
            "increase_speed" or "decrease_speed" => Stepped("percentage", 100, verb == "increase_speed", before, now),
            "volume_up" or "volume_down" => Stepped("volume_level", 1, verb == "volume_up", before, now),
            "toggle" => call.Domain() is "cover" or "lock" or "media_player" || before.State.Value is "on" or "off",
            "set_cover_position" or "set_valve_position" => now.State.Value is "opening" or "closing" || HasAll(call, before, now),
            _ => HasAll(call, before, now),
        };
    }

    private static bool HasAll(ServiceCall call, Device before, Device now) => call.Data.All(pair => IsReached(pair.Key, pair.Value, before, now));

    private static bool IsReached(string key, JsonNode? wanted, Device before, Device now) => key switch
    {
        "brightness_pct" => IsNear("brightness", wanted.AsNumber() * 255 / 100, 255, now) || HasMoved("brightness", before, now),
        "brightness_step_pct" => Stepped("brightness", 255, wanted.AsNumber() > 0, before, now),
        "percentage" => IsNear("percentage", wanted.AsNumber(), 100, now) || HasMoved("percentage", before, now),
        "color_temp_kelvin" => IsNear(key, wanted.AsNumber(), wanted.AsNumber() ?? 1, now) || HasMoved(key, before, now),
        "rgb_color" or "color_name" => ColourAttributes.Any(attribute => HasMoved(attribute, before, now)) || IsSame("rgb_color", wanted, now),
        "position" => IsNear("current_position", wanted.AsNumber(), 100, now) || HasMoved("current_position", before, now),
        "temperature" or "target_temp_low" or "target_temp_high" => IsNear(key, wanted.AsNumber(), Degrees / Tolerance, now),
        "humidity" => IsNear(key, wanted.AsNumber(), 100, now),
        "volume_level" => IsNear(key, wanted.AsNumber(), 1, now),
        "oscillating" or "direction" or "preset_mode" or "mode" or "source" or "is_volume_muted" => IsSame(key, wanted, now),
        _ => true,
    };

    private static bool Stepped(string attribute, double top, bool isUp, Device before, Device now) =>
        HasMoved(attribute, before, now) || IsAtEnd(attribute, top, isUp, now);

    private static bool IsSame(string attribute, JsonNode? wanted, Device now) =>
        now.State.Attributes.TryGetValue(attribute, out var value) && JsonNode.DeepEquals(JsonNode.Parse(value.GetRawText()), wanted);

    private static bool IsNear(string attribute, double? wanted, double range, Device now) =>
        now.Number(attribute) is { } value && wanted is { } goal && Math.Abs(value - goal) <= Tolerance * range;

    private static bool IsAtEnd(string attribute, double top, bool isUp, Device now) =>
        now.Number(attribute) is { } value && (isUp ? value >= top : value <= top * Tolerance);

    private static bool HasMoved(string attribute, Device before, Device now) =>
        now.State.Attributes.TryGetValue(attribute, out var value)
        && (!before.State.Attributes.TryGetValue(attribute, out var old) || old.GetRawText() != value.GetRawText());
}
