using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent;

/// <summary>Reads Home Assistant's attributes and a call's data, which may hold anything.</summary>
internal static class DeviceAttributes
{
    /// <summary>A number; null where there is none.</summary>
    public static double? Number(this Device device, string attribute) =>
        device.State.Attributes.TryGetValue(attribute, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number)
            ? number
            : null;

    /// <summary>A text that isn't empty; null where there is none.</summary>
    public static string? Text(this Device device, string attribute) =>
        device.State.Attributes.TryGetValue(attribute, out var value) && value.ValueKind == JsonValueKind.String && ReadText(value) is { Length: > 0 } text
            ? text
            : null;

    /// <summary>True or false; null where it isn't known.</summary>
    public static bool? Flag(this Device device, string attribute) =>
        device.State.Attributes.TryGetValue(attribute, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.ValueKind == JsonValueKind.True
            : null;

    /// <summary>An attribute's text as it was sent; null where it isn't there or holds nothing.</summary>
    public static string? Raw(this Device device, string attribute) =>
        device.State.Attributes.TryGetValue(attribute, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? value.GetRawText()
            : null;

    /// <summary>Whether nothing is known of the device's state.</summary>
    public static bool IsUnknown(this Device device) => device.State.Value is null or "" or "unknown" or "unavailable";

    /// <summary>A number of a call's data; null where there is none.</summary>
    public static double? Number(this ServiceCall call, string key) => AsNumber(call.Data[key]);

    /// <summary>A text of a call's data; null where there is none.</summary>
    public static string? Text(this ServiceCall call, string key) =>
        call.Data[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>The service without its domain: <c>turn_on</c>.</summary>
    public static string Verb(this ServiceCall call) => call.Service[(call.Service.IndexOf('.') + 1)..];

    /// <summary>The domain of the service: <c>light</c>.</summary>
    public static string Domain(this ServiceCall call) => call.Service[..Math.Max(0, call.Service.IndexOf('.'))];

    /// <summary>The number that a node holds; null where it holds none.</summary>
    public static double? AsNumber(this JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.Number && double.TryParse(node.ToJsonString(), CultureInfo.InvariantCulture, out var number) ? number : null;

    // A lone surrogate, escaped in JSON, can't be a text.
    private static string? ReadText(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
