using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>
/// Reads what devices say of themselves: raw text such as <c>ON</c>, or a JSON object as zigbee2mqtt, Tasmota and Home Assistant's JSON lights
/// write it. Whatever isn't understood is passed over.
/// </summary>
internal static class StatePayload
{
    /// <summary>The longest state or attribute that is read, in bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    private const int MaxStateLength = 255;

    /// <summary>Reads a state message; null where it is nothing of the kind.</summary>
    public static StateReading? Read(ReadOnlySpan<byte> payload, string domain)
    {
        if (payload.Length is 0 or > MaxBytes) return null;
        var text = Encoding.UTF8.GetString(payload).Trim();
        if (text is not ['{', ..]) return FindState(text, domain) is { } state ? new(state, []) : null;
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 16 });
            return ReadObject(document.RootElement, domain);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads one attribute's value from JSON; null where it isn't JSON. The element is independent of the payload.</summary>
    public static JsonElement? ReadAttribute(ReadOnlySpan<byte> payload)
    {
        if (payload.Length is 0 or > MaxBytes) return null;
        try
        {
            var reader = new Utf8JsonReader(payload, new JsonReaderOptions { MaxDepth = 16 });
            var element = JsonElement.ParseValue(ref reader);
            return reader.Read() ? null : element;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A state in Home Assistant's words; null where the domain has none such.</summary>
    public static string? FindState(string text, string domain)
    {
        if (text.Length is 0 or > MaxStateLength || text.Any(char.IsControl)) return null;
        var word = text.Trim('"').ToLowerInvariant();
        return word switch
        {
            "on" or "off" or "unavailable" or "unknown" => word,
            "true" or "1" when IsOnOff(domain) => "on",
            "false" or "0" when IsOnOff(domain) => "off",
            "offline" when IsOnOff(domain) => "unavailable",
            _ when IsOnOff(domain) => null,
            _ => word.Length > 0 ? word : null,
        };
    }

    private static bool IsOnOff(string domain) => domain is "light" or "fan" or "switch";

    private static StateReading? ReadObject(JsonElement root, string domain)
    {
        string? state = null;
        var isZigbee = false;
        var attributes = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in root.EnumerateObject())
        {
            if (property.Name is "state" or "fan_state" or "POWER" && property.Value.ValueKind is JsonValueKind.String or JsonValueKind.True or JsonValueKind.False)
            {
                var text = property.Value.ToString();
                state = FindState(text, domain) ?? state;
                isZigbee |= text is "ON" or "OFF";
            }
            else
            {
                Take(property.Name, property.Value, attributes);
            }
        }

        if (isZigbee && attributes.TryGetValue("brightness", out var brightness) && brightness.ValueKind == JsonValueKind.Number)
        {
            // zigbee2mqtt counts to 254, Home Assistant to 255.
            attributes["brightness"] = Element(Math.Min(255, Math.Round(brightness.GetDouble() * 255 / 254)));
        }

        return state is null && attributes.Count == 0 ? null : new(state, attributes);
    }

    private static void Take(string name, JsonElement value, Dictionary<string, JsonElement> attributes)
    {
        switch (name)
        {
            case "color_temp" when value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number > 0:
                // Mireds, unless the number can only be kelvin.
                Keep("color_temp_kelvin", Element(Math.Round(number >= 1000 ? number : 1_000_000 / number)), attributes);
                break;
            case "color" when value.ValueKind == JsonValueKind.Object:
                TakeColor(value, attributes);
                break;
            default:
                Keep(name, value, attributes);
                break;
        }
    }

    private static void TakeColor(JsonElement color, Dictionary<string, JsonElement> attributes)
    {
        foreach (var (attribute, names) in (ReadOnlySpan<(string, string[])>)
            [("rgb_color", ["r", "g", "b"]), ("xy_color", ["x", "y"]), ("hs_color", ["h", "s"]), ("hs_color", ["hue", "saturation"])])
        {
            if (names.All(name => color.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.Number))
                Keep(attribute, Element(new JsonArray([.. names.Select(name => (JsonNode?)color.GetProperty(name).GetDouble())])), attributes);
        }
    }

    private static void Keep(string name, JsonElement value, Dictionary<string, JsonElement> attributes)
    {
        if (StateAttributes.IsTaken(name, value)) attributes[name] = value.Clone();
    }

    private static JsonElement Element<T>(T value) => JsonSerializer.SerializeToElement(value);
}
