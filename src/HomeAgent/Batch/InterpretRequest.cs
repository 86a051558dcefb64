using System.Text.Json;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.HomeAgent.Batch;

/// <summary>One request of the batch interface. Fields that aren't known are passed over.</summary>
/// <param name="Id">The request's id as it was given, a text or a number; null where it has none.</param>
/// <param name="Text">What was said; null where the request is broken.</param>
/// <param name="Area">The id of the area where the speaker stands; null where it isn't said.</param>
/// <param name="Conversation">Which conversation it belongs to; null where it stands alone.</param>
/// <param name="Home">The home that the request brings; null where it uses the one before.</param>
/// <param name="Error">Why the request can't be answered; null where it can.</param>
internal sealed record InterpretRequest(JsonValue? Id, string? Text, string? Area, string? Conversation, HomeSnapshot? Home, string? Error)
{
    private static readonly JsonDocumentOptions DocumentOptions = new() { MaxDepth = 32 };

    /// <summary>Reads one line.</summary>
    public static InterpretRequest Parse(string line)
    {
        JsonValue? id = null;
        try
        {
            using var document = JsonDocument.Parse(line, DocumentOptions);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return Broken(null, "expected a JSON object with at least \"text\"");
            if (Find(root, "id") is { } value)
            {
                if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number)) return Broken(null, "id: expected a text");
                id = JsonValue.Create(value.Clone());
            }

            return Read(root, id);
        }
        catch (JsonException exception)
        {
            return Broken(null, line.AsSpan().Trim().IsEmpty ? "an empty line" : $"not JSON: {exception.Message}");
        }
        catch (InvalidOperationException)
        {
            // What System.Text.Json throws for half a surrogate pair, written as an escape.
            return Broken(id, "holds text that is not valid Unicode (half a surrogate pair)");
        }
    }

    private static InterpretRequest Read(JsonElement root, JsonValue? id)
    {
        if (Find(root, "text") is not { } text) return Broken(id, "text: missing; expected what was said");
        if (text.ValueKind != JsonValueKind.String) return Broken(id, "text: expected a text");
        var area = Find(root, "area");
        if (area is { ValueKind: not JsonValueKind.String }) return Broken(id, "area: expected the id of an area");
        var conversation = Find(root, "conversation");
        if (conversation is { ValueKind: not JsonValueKind.String }) return Broken(id, "conversation: expected a text");
        if (Find(root, "home") is not { } home) return new(id, text.GetString(), area?.GetString(), conversation?.GetString(), null, null);

        var reading = HomeReader.Read(home, HomeReaderOptions.Request);
        return reading.IsGood
            ? new(id, text.GetString(), area?.GetString(), conversation?.GetString(), reading.Home, null)
            : Broken(id, string.Join(" ", reading.Errors.Take(20)));
    }

    private static JsonElement? Find(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static InterpretRequest Broken(JsonValue? id, string error) => new(id, null, null, null, null, error);
}
