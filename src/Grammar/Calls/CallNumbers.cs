using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HomeLLM.Grammar;

/// <summary>Reads the numbers of calls.</summary>
internal static class CallNumbers
{
    /// <summary>A number of a sensible size, whatever .NET type stands behind it.</summary>
    public static bool TryRead(JsonNode? node, out decimal number)
    {
        number = 0;
        return node is JsonValue value && value.GetValueKind() == JsonValueKind.Number
            && decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }
}
