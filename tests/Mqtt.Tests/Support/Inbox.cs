using System.Collections.Concurrent;
using System.Text;
using HomeLLM.Engines;

namespace HomeLLM.Mqtt.Tests.Support;

/// <summary>A handler that keeps what it gets.</summary>
internal sealed class Inbox
{
    private readonly ConcurrentQueue<MqttMessage> _messages = new();

    public int Count => _messages.Count;

    public IReadOnlyList<MqttMessage> Messages => [.. _messages];

    public IReadOnlyList<string> Texts => [.. _messages.Select(message => Encoding.UTF8.GetString(message.Payload.Span))];

    public ValueTask HandleAsync(MqttMessage message)
    {
        _messages.Enqueue(message);
        return ValueTask.CompletedTask;
    }

    public Task UntilAsync(int count) => Wait.UntilAsync(() => Count >= count, $"{count} messages, {Count} came");
}
