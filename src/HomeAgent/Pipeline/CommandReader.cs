using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>Reads what programs send as a command: plain text, or <c>{"text","area","id","conversation"}</c>.</summary>
internal static class CommandReader
{
    /// <summary>The longest command, in bytes; far more than is understood.</summary>
    public const int MaxBytes = 16 * 1024;

    /// <summary>The longest id and area that are taken, in characters.</summary>
    private const int MaxIdLength = 200;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads one command.</summary>
    /// <param name="bytes">What came.</param>
    /// <param name="sender">By which way it came; the names of conversations begin with it.</param>
    /// <param name="utterance">
    /// The utterance; where it is refused, as much of it as is known. Its area is what the sender calls it; its conversation is null where the sender
    /// names none.
    /// </param>
    /// <param name="sentence">Why it is refused, to answer with; null where it is taken.</param>
    public static bool TryRead(ReadOnlySpan<byte> bytes, string sender, out Utterance utterance, [NotNullWhen(false)] out string? sentence)
    {
        utterance = new Utterance("");
        sentence = null;
        if (bytes.Length > MaxBytes)
        {
            sentence = $"That was too long for me: {bytes.Length} bytes, and I take {MaxBytes} at most.";
            return false;
        }

        try
        {
            var text = StrictUtf8.GetString(bytes);
            utterance = utterance with { Text = text };
            if (text.AsSpan().TrimStart() is not ['{', ..]) return true;
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 8 });
            return TryRead(document.RootElement, sender, ref utterance, out sentence);
        }
        catch (DecoderFallbackException)
        {
            sentence = "That command was not valid UTF-8, so I did nothing.";
            return false;
        }
        catch (JsonException exception)
        {
            sentence = $"That command was not valid JSON, so I did nothing: {exception.Message}";
            return false;
        }
    }

    private static bool TryRead(JsonElement root, string sender, ref Utterance utterance, [NotNullWhen(false)] out string? sentence)
    {
        sentence = null;
        var area = Text(root, "area");
        utterance = new Utterance("", area, Text(root, "id")) { Conversation = Conversation(sender, Text(root, "conversation"), area) };
        if (!root.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String)
        {
            sentence = """That command had no "text", so I did nothing.""";
            return false;
        }

        utterance = utterance with { Text = text.GetString()! };
        return true;
    }

    /// <summary>Who speaks: what the sender calls the conversation, else the area (a satellite stands in each); null where neither is told.</summary>
    private static string? Conversation(string sender, string? named, string? area) =>
        named is not null ? $"{sender}:conversation:{named}" : area is not null ? $"{sender}:area:{area}" : null;

    /// <summary>A short text or number; null for anything else.</summary>
    private static string? Text(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value)) return null;
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return text is { Length: > 0 and <= MaxIdLength } ? text : null;
    }
}
