using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>Knows by which state a device shows that it obeyed a call.</summary>
internal static class ExpectedState
{
    /// <summary>Devices round: a lamp of 100 steps can't be at 30.2 %. In parts of the whole range.</summary>
    private const double Tolerance = 0.02;

    private static readonly string[] ColourAttributes = ["rgb_color", "hs_color", "xy_color", "color_mode", "color_temp_kelvin", "effect"];

    /// <summary>Whether the device is on, off or whatever else it should be, leaving brightness and the like aside.</summary>
    public static bool HasValue(ServiceCall call, Device before, Device now)
    {
        var value = now.State.Value;
        if (value is null or "unavailable" or "unknown") return false;
        return Verb(call) switch
        {
            "turn_on" => Number(call.Data, "brightness_pct") is 0 || Number(call.Data, "percentage") is 0 ? value == "off"
                : Number(call.Data, "brightness_step_pct") is < 0 || value == "on",
            "turn_off" => value == "off",
            "toggle" => before.State.Value switch { "on" => value == "off", "off" => value == "on", _ => true },
            "set_percentage" => Number(call.Data, "percentage") is 0 ? value == "off" : value == "on",
            _ => true,
        };
    }

    /// <summary>Whether the device shows all that the call asked for, as exactly as a device can.</summary>
    public static bool IsReached(ServiceCall call, Device before, Device now)
    {
        if (!HasValue(call, before, now)) return false;
        if (now.State.Value == "off" && call.Data.Count > 0 && Verb(call) is "turn_on" or "set_percentage") return true;
        if (Verb(call) is "increase_speed" or "decrease_speed")
        {
            return HasMoved("percentage", before, now) || IsAtEnd("percentage", 100, Verb(call) == "increase_speed", now);
        }

        return Verb(call) == "toggle" ? before.State.Value is "on" or "off" : call.Data.All(pair => IsReached(pair.Key, pair.Value, before, now));
    }

    private static bool IsReached(string key, JsonNode? wanted, Device before, Device now) => key switch
    {
        "brightness_pct" => IsNear("brightness", AsNumber(wanted) * 255 / 100, 255, now) || HasMoved("brightness", before, now),
        "brightness_step_pct" => HasMoved("brightness", before, now) || IsAtEnd("brightness", 255, AsNumber(wanted) > 0, now),
        "percentage" => IsNear("percentage", AsNumber(wanted), 100, now) || HasMoved("percentage", before, now),
        "color_temp_kelvin" => IsNear(key, AsNumber(wanted), AsNumber(wanted) ?? 1, now) || HasMoved(key, before, now),
        "rgb_color" or "color_name" => ColourAttributes.Any(attribute => HasMoved(attribute, before, now)) || IsSame("rgb_color", wanted, now),
        "oscillating" or "direction" or "preset_mode" => IsSame(key, wanted, now),
        _ => true,
    };

    private static string Verb(ServiceCall call) => call.Service[(call.Service.IndexOf('.') + 1)..];

    private static bool IsSame(string attribute, JsonNode? wanted, Device now) =>
        now.State.Attributes.TryGetValue(attribute, out var value) && JsonNode.DeepEquals(JsonNode.Parse(value.GetRawText()), wanted);

    private static bool IsNear(string attribute, double? wanted, double range, Device now) =>
        Attribute(attribute, now) is { } value && wanted is { } goal && Math.Abs(value - goal) <= Tolerance * range;

    private static bool IsAtEnd(string attribute, double top, bool isUp, Device now) =>
        Attribute(attribute, now) is { } value && (isUp ? value >= top : value <= top * Tolerance);

    private static bool HasMoved(string attribute, Device before, Device now) =>
        now.State.Attributes.TryGetValue(attribute, out var value)
        && (!before.State.Attributes.TryGetValue(attribute, out var old) || old.GetRawText() != value.GetRawText());

    private static double? Attribute(string name, Device device) =>
        device.State.Attributes.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static double? Number(JsonObject data, string name) => AsNumber(data[name]);

    private static double? AsNumber(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.Number && double.TryParse(node.ToJsonString(), CultureInfo.InvariantCulture, out var number) ? number : null;
}
