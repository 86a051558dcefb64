using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using HomeLLM.Engines;
using HomeLLM.HomeAgent.Pipeline;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>Reads what comes in as a command: plain text, or <c>{"text","area","id","conversation"}</c>.</summary>
internal static class CommandMessage
{
    /// <summary>The longest command, in bytes; far more than is understood.</summary>
    public const int MaxBytes = 16 * 1024;

    /// <summary>The longest id and area that are taken, in characters.</summary>
    private const int MaxIdLength = 200;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads one message.</summary>
    /// <param name="message">What came.</param>
    /// <param name="utterance">The utterance; where it is refused, as much of it as is known.</param>
    /// <param name="sentence">Why it is refused, to answer with; null where it is taken.</param>
    public static bool TryRead(MqttMessage message, out Utterance utterance, [NotNullWhen(false)] out string? sentence)
    {
        utterance = new Utterance("") { Conversation = Conversation(null, null) };
        sentence = null;
        if (message.Payload.Length > MaxBytes)
        {
            sentence = $"That was too long for me: {message.Payload.Length} bytes, and I take {MaxBytes} at most.";
            return false;
        }

        try
        {
            var text = StrictUtf8.GetString(message.Payload.Span);
            utterance = utterance with { Text = text };
            if (text.AsSpan().TrimStart() is not ['{', ..]) return Accept(message, out sentence);
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 8 });
            return TryRead(document.RootElement, ref utterance, out sentence) && Accept(message, out sentence);
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

    private static bool Accept(MqttMessage message, [NotNullWhen(false)] out string? sentence)
    {
        sentence = message.Retain
            ? "That command was retained by the broker, so I did nothing: it would be obeyed again at every start. Publish commands without the retain flag."
            : null;
        return sentence is null;
    }

    private static bool TryRead(JsonElement root, ref Utterance utterance, [NotNullWhen(false)] out string? sentence)
    {
        sentence = null;
        var area = Text(root, "area");
        utterance = new Utterance("", area, Text(root, "id")) { Conversation = Conversation(Text(root, "conversation"), area) };
        if (!root.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String)
        {
            sentence = """That command had no "text", so I did nothing.""";
            return false;
        }

        utterance = utterance with { Text = text.GetString()! };
        return true;
    }

    /// <summary>Who speaks: what the sender calls the conversation, else the area (a satellite stands in each), else whoever commands.</summary>
    private static string Conversation(string? named, string? area) =>
        named is not null ? $"mqtt:conversation:{named}" : area is not null ? $"mqtt:area:{area}" : "mqtt";

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
