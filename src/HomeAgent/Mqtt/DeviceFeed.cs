using System.Text.Json;
using HomeLLM.DeviceRegistry;
using HomeLLM.Engines;
using Microsoft.Extensions.Logging;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>What is heard of one device. Thread-safe: its topics are handled side by side.</summary>
internal sealed class DeviceFeed(EntityId id, string? stateTopic, HomeRegistry registry, TimeProvider time, ILogger logger) : IDisposable
{
    private const string StateLeaf = "state";

    private readonly Lock _gate = new();
    private readonly LiveDevice _live = new(id.Domain);
    private readonly List<IDisposable> _subscriptions = [];

    /// <summary>The device's own topic; null where it has none.</summary>
    public string? StateTopic => stateTopic;

    public void Add(IDisposable subscription) => _subscriptions.Add(subscription);

    public void Dispose()
    {
        foreach (var subscription in _subscriptions) subscription.Dispose();
    }

    /// <summary>Takes a message of the device's own topic.</summary>
    public ValueTask HandleState(MqttMessage message)
    {
        if (StatePayload.Read(message.Payload.Span, id.Domain) is { } reading) Tell(reading);
        else logger.StateNotUnderstood(message.Topic, "neither a state nor a JSON object with one");
        return ValueTask.CompletedTask;
    }

    /// <summary>Takes a message of <c>mqtt_statestream</c>: the state raw, attributes as JSON, each on a topic of its own.</summary>
    /// <param name="message">The message.</param>
    /// <param name="leaf">The last level of its topic.</param>
    public ValueTask HandleStatestream(MqttMessage message, string leaf)
    {
        if (leaf == StateLeaf) return HandleState(message);
        if (StatePayload.ReadAttribute(message.Payload.Span) is not { } value) logger.StateNotUnderstood(message.Topic, "not JSON");
        else if (StateAttributes.IsTaken(leaf, value)) Tell(new(null, new Dictionary<string, JsonElement> { [leaf] = value }));
        return ValueTask.CompletedTask;
    }

    private void Tell(StateReading reading)
    {
        // Under the lock to the end, so that the registry hears of two topics in the order in which they were made sense of.
        lock (_gate)
        {
            var told = _live.Take(reading);
            registry.UpdateState(id, told.State, told.Attributes.Count == 0 ? null : told.Attributes, time.GetUtcNow());
        }
    }
}
