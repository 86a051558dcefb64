using System.Collections.Immutable;
using System.Text.Json;

namespace HomeLLM.DeviceRegistry;

/// <summary>Reads attributes leniently: whatever is of another kind than expected counts as absent.</summary>
internal static class AttributeValues
{
    extension(ImmutableDictionary<string, JsonElement> attributes)
    {
        /// <summary>The bits of <c>supported_features</c>; null where the device doesn't state them.</summary>
        public int? Features => attributes.Integer("supported_features");

        /// <summary>A number, cut to a whole one.</summary>
        public int? Integer(string name) =>
            attributes.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number)
                && number is > int.MinValue and < int.MaxValue
                ? (int)number
                : null;

        /// <summary>A number of a sensible size.</summary>
        public decimal? Decimal(string name) =>
            attributes.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
                && Math.Abs(number) < 10_000
                ? number
                : null;

        /// <summary>A text.</summary>
        public string? Text(string name) =>
            attributes.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? ReadText(value) : null;

        /// <summary>The texts of a list; null where there is no list.</summary>
        public ImmutableArray<string>? Texts(string name) =>
            attributes.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Array
                ? [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(ReadText).OfType<string>()]
                : null;
    }

    // A lone surrogate, escaped in JSON, can't be a text: such a name isn't one.
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
