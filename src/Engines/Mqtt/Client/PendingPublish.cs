namespace HomeLLM.Engines.Mqtt.Client;

/// <summary>A message on its way out. Guarded by the lock of its <see cref="Outbox"/>.</summary>
internal sealed class PendingPublish
{
    private readonly TaskCompletionSource<MqttPublishResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PendingPublish(MqttMessage message, long? deadline, bool isBirth = false)
    {
        Message = message;
        Deadline = deadline;
        IsBirth = isBirth;
        Node = new LinkedListNode<PendingPublish>(this);
    }

    /// <summary>The message.</summary>
    public MqttMessage Message { get; }

    /// <summary>The <see cref="TimeProvider.GetTimestamp"/> after which it isn't sent; null for never.</summary>
    public long? Deadline { get; }

    /// <summary>Whether it is the birth message, which belongs to one connection.</summary>
    public bool IsBirth { get; }

    /// <summary>Its place in the list that it waits in.</summary>
    public LinkedListNode<PendingPublish> Node { get; }

    /// <summary>Whether it was sent before, in an earlier connection.</summary>
    public bool IsResent { get; set; }

    /// <summary>Whether its fate is settled; it may still occupy its packet identifier.</summary>
    public bool IsComplete => _result.Task.IsCompleted;

    public Task<MqttPublishResult> Result => _result.Task;

    public bool Complete(MqttPublishResult result) => _result.TrySetResult(result);
}
