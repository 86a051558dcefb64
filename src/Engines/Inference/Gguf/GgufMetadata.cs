using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace HomeLLM.Engines.Inference.Gguf;

/// <summary>The typed values of a file by key. Getters say which key is missing or of another type.</summary>
internal sealed class GgufMetadata(IReadOnlyDictionary<string, object> values)
{
    /// <summary>
    /// All values: byte, sbyte, ushort, short, uint, int, ulong, long, float, double, bool, string, or an array of these
    /// (texts in arrays are kept as bytes: <c>byte[][]</c>).
    /// </summary>
    public IReadOnlyDictionary<string, object> Values => values;

    public bool Has(string key) => values.ContainsKey(key);

    public string GetText(string key) =>
        TryGetText(key, out var text) ? text : throw Missing(key, "a text");

    public bool TryGetText(string key, [NotNullWhen(true)] out string? text)
    {
        text = values.TryGetValue(key, out var value) ? value as string ?? throw Wrong(key, "a text", value) : null;
        return text is not null;
    }

    public long GetInteger(string key, long min, long max) =>
        FindInteger(key, min, max) ?? throw Missing(key, $"an integer from {min} to {max}");

    /// <summary>An integer of any of the integer types; null where the key is missing.</summary>
    public long? FindInteger(string key, long min, long max)
    {
        if (!values.TryGetValue(key, out var value))
        {
            return null;
        }

        var number = value switch
        {
            byte n => n,
            sbyte n => n,
            ushort n => n,
            short n => n,
            uint n => n,
            int n => n,
            long n => n,
            ulong n when n <= long.MaxValue => (long)n,
            _ => throw Wrong(key, "an integer", value),
        };
        return number >= min && number <= max
            ? number
            : throw new GgufFormatException(key, $"an integer from {min} to {max}", number.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A number; null where the key is missing.</summary>
    public float? FindSingle(string key) => !values.TryGetValue(key, out var value) ? null : value switch
    {
        float n => n,
        double n => (float)n,
        _ => throw Wrong(key, "a number of 32 bits", value),
    };

    /// <summary>A truth value; null where the key is missing.</summary>
    public bool? FindBool(string key) =>
        !values.TryGetValue(key, out var value) ? null : value as bool? ?? throw Wrong(key, "a truth value", value);

    /// <summary>An array; null where the key is missing.</summary>
    /// <typeparam name="T">The elements' type; texts are <c>byte[]</c>.</typeparam>
    public T[]? FindArray<T>(string key) =>
        !values.TryGetValue(key, out var value) ? null : AsArray<T>(value) ?? throw Wrong(key, $"an array of {typeof(T).Name}", value);

    /// <summary>The plain values as invariant text; arrays left out.</summary>
    public Dictionary<string, string> ToText() => values
        .Where(pair => pair.Value is not Array)
        .ToDictionary(pair => pair.Key, pair => ToText(pair.Value), StringComparer.Ordinal);

    public static string Describe(object value) => value switch
    {
        byte[][] texts => $"an array of {texts.Length} texts",
        Array array => $"an array of {array.Length} {array.GetType().GetElementType()!.Name}",
        string text => new StringBuilder("the text \"").Append(text.AsSpan(0, Math.Min(40, text.Length))).Append('"').ToString(),
        _ => $"the {value.GetType().Name} {Convert.ToString(value, CultureInfo.InvariantCulture)}",
    };

    // Truth values as every other reader of GGUF spells them.
    private static string ToText(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    // The runtime would let an int[] pass as a uint[].
    private static T[]? AsArray<T>(object value) => value.GetType() == typeof(T[]) ? (T[])value : null;

    private static GgufFormatException Missing(string key, string expected) => new(key, expected, "no such key");

    private static GgufFormatException Wrong(string key, string expected, object found) => new(key, expected, Describe(found));
}
