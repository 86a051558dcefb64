using System.Diagnostics.CodeAnalysis;
using HomeLLM.Engines;
using HomeLLM.HomeAgent.Pipeline;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>Reads what comes in on the command topic.</summary>
internal static class CommandMessage
{
    private const string Sender = "mqtt";

    /// <summary>Reads one message.</summary>
    /// <param name="message">What came.</param>
    /// <param name="utterance">The utterance; where it is refused, as much of it as is known.</param>
    /// <param name="sentence">Why it is refused, to answer with; null where it is taken.</param>
    public static bool TryRead(MqttMessage message, out Utterance utterance, [NotNullWhen(false)] out string? sentence)
    {
        var isRead = CommandReader.TryRead(message.Payload.Span, Sender, out utterance, out sentence);
        // Who names no conversation shares one.
        utterance = utterance with { Conversation = utterance.Conversation ?? Sender };
        if (!isRead || !message.Retain) return isRead;
        sentence = "That command was retained by the broker, so I did nothing: it would be obeyed again at every start. Publish commands without the retain flag.";
        return false;
    }
}
