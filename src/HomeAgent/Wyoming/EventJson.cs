using System.Text.Json;
using System.Text.Json.Nodes;

namespace HomeLLM.HomeAgent.Wyoming;

/// <summary>Reads the JSON of events. Whatever is wrong in it shows here, not where a value is used.</summary>
internal static class EventJson
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>Reads an object.</summary>
    /// <param name="utf8">The bytes, whose number the caller has checked.</param>
    /// <param name="what">What is read, to name it in an error.</param>
    /// <exception cref="WyomingException">It isn't a JSON object.</exception>
    public static JsonObject Parse(ReadOnlySpan<byte> utf8, string what)
    {
        try
        {
            if (JsonNode.Parse(utf8, nodeOptions: null, Options) is JsonObject json)
            {
                Touch(json);
                return json;
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new WyomingException(WyomingException.BadEvent, $"The {what} is not valid JSON: {exception.Message}");
        }

        throw new WyomingException(WyomingException.BadEvent, $"The {what} is JSON, but not an object.");
    }

    /// <summary>A text; null where it is missing or null.</summary>
    /// <exception cref="WyomingException">It is something else.</exception>
    public static string? Text(this JsonObject data, string name)
    {
        if (data[name] is not { } node) return null;
        return node is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw WrongKind(name, "a text", node);
    }

    /// <summary>A whole number; null where it is missing or null.</summary>
    /// <exception cref="WyomingException">It is something else.</exception>
    public static int? Number(this JsonObject data, string name)
    {
        if (data[name] is not { } node) return null;
        return node is JsonValue value && value.TryGetValue<int>(out var number) ? number : throw WrongKind(name, "a whole number", node);
    }

    /// <summary>An object; null where it is missing or null.</summary>
    /// <exception cref="WyomingException">It is something else.</exception>
    public static JsonObject? Object(this JsonObject data, string name)
    {
        if (data[name] is not { } node) return null;
        return node as JsonObject ?? throw WrongKind(name, "an object", node);
    }

    /// <summary>Reads every text once: nodes are read lazily, and some that are no Unicode are found only then.</summary>
    private static void Touch(JsonNode? node)
    {
        if (node is JsonObject json)
        {
            foreach (var pair in json) Touch(pair.Value);
        }
        else if (node is JsonArray array)
        {
            foreach (var item in array) Touch(item);
        }
        else if (node?.GetValueKind() == JsonValueKind.String)
        {
            _ = node.GetValue<string>();
        }
    }

    private static WyomingException WrongKind(string name, string expected, JsonNode found) =>
        new(WyomingException.BadValue, $"\"{name}\": expected {expected}, found {found.GetValueKind()}.");
}
