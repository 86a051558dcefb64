using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Evaluation;

/// <summary>
/// Takes calls apart into effects, so that calls which do the same are equal: tests/understanding/README.md has the rules, E1 to E4.
/// </summary>
internal static class Effects
{
    private static readonly Dictionary<string, string> SameColours = new() { ["cyan"] = "aqua", ["magenta"] = "fuchsia" };

    /// <summary>The effects of calls in a canonical order; the same effect twice stands twice.</summary>
    public static List<Effect> Of(IEnumerable<ServiceCall> calls, HomeSnapshot home)
    {
        var effects = new List<Effect>();
        foreach (var call in calls)
        {
            effects.AddRange(call.EntityIds.Distinct().Select(id => Of(call.Service, call.Data, id, home)));
        }

        effects.Sort();
        return effects;
    }

    private static Effect Of(string service, JsonObject data, EntityId id, HomeSnapshot home)
    {
        if (service == "light.turn_on" && Number(data, "brightness_pct") is 0) return new("light.turn_off", id.ToString(), "{}");
        if (service == "fan.set_percentage" && Number(data, "percentage") is 0) return new("fan.turn_off", id.ToString(), "{}");
        var isRunning = home.FindDevice(id)?.State.Value == "on";
        if (service == "fan.turn_on" && Number(data, "percentage") is > 0 && isRunning) service = "fan.set_percentage";
        return new(service, id.ToString(), Spell(data));
    }

    private static string Spell(JsonObject data)
    {
        var text = new StringBuilder("{");
        foreach (var (key, value) in data.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (text.Length > 1) text.Append(", ");
            text.Append(key).Append(": ").Append(key == "color_name" ? SpellColour(value) : Spell(value));
        }

        return text.Append('}').ToString();
    }

    private static string Spell(JsonNode? value) => value switch
    {
        JsonObject map => Spell(map),
        JsonArray list => $"[{string.Join(", ", list.Select(Spell))}]",
        JsonValue number when AsNumber(number) is { } known => known.ToString("0.###", CultureInfo.InvariantCulture),
        null => "null",
        _ => value.ToJsonString(Json.Readable),
    };

    private static string SpellColour(JsonNode? value)
    {
        if (value is not JsonValue name || !name.TryGetValue<string>(out var colour)) return Spell(value);
        return SameColours.GetValueOrDefault(colour, colour.Replace("grey", "gray", StringComparison.Ordinal));
    }

    private static double? Number(JsonObject data, string name) => data[name] is JsonValue value ? AsNumber(value) : null;

    private static double? AsNumber(JsonValue value) =>
        value.GetValueKind() == JsonValueKind.Number && double.TryParse(value.ToJsonString(), CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
