using Microsoft.Extensions.Logging;

namespace HomeLLM.Engines.Mqtt.Dispatch;

/// <summary>
/// The messages that wait for one handler, which gets them one after another. Each subscription has its own, so that a slow handler
/// holds up no other. Thread-safe.
/// </summary>
internal sealed class HandlerQueue(string filter, Func<MqttMessage, ValueTask> handler, ILogger logger)
{
    /// <summary>How many messages may wait.</summary>
    public const int MaxMessages = 65_536;

    /// <summary>How many bytes of payload may wait.</summary>
    public const long MaxBytes = 32 << 20;

    private readonly Lock _gate = new();
    private readonly Queue<MqttMessage> _waiting = new();
    private long _bytes;
    private bool _isDraining;
    private bool _isClosed;
    private long _dropped;
    private TaskCompletionSource? _space;

    /// <summary>Takes a message; false where the queue is full. A closed queue takes it and forgets it.</summary>
    public bool TryAdd(MqttMessage message)
    {
        lock (_gate)
        {
            if (_isClosed) return true;
            if (_waiting.Count >= MaxMessages || (_bytes + message.Payload.Length > MaxBytes && _waiting.Count > 0)) return false;
            _waiting.Enqueue(message);
            _bytes += message.Payload.Length;
            if (_isDraining) return true;
            _isDraining = true;
        }

        _ = Task.Run(DrainAsync);
        return true;
    }

    /// <summary>Takes a message, once there is room for it.</summary>
    public async ValueTask AddAsync(MqttMessage message, CancellationToken cancellationToken)
    {
        while (!TryAdd(message))
        {
            Task space;
            lock (_gate) space = (_space ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            // Room made between the two locks is seen at the next message handled: a full queue has thousands to come.
            await space.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Counts and reports a message that found no room.</summary>
    public void Drop(string topic)
    {
        var dropped = Interlocked.Increment(ref _dropped);
        // The first, then every thousandth: a flood must not flood the log as well.
        if (dropped % 1000 == 1) logger.MessagesDropped(filter, topic, dropped);
    }

    /// <summary>Forgets what waits; the handler isn't called again.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            _waiting.Clear();
            _bytes = 0;
            _space?.TrySetResult();
        }
    }

    private async Task DrainAsync()
    {
        while (TakeNext() is { } message)
        {
            try
            {
                await handler(message).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                logger.HandlerFailed(exception, message.Topic, filter);
            }
        }
    }

    private MqttMessage? TakeNext()
    {
        lock (_gate)
        {
            _space?.TrySetResult();
            _space = null;
            if (!_isClosed && _waiting.TryDequeue(out var message))
            {
                _bytes -= message.Payload.Length;
                return message;
            }

            _isDraining = false;
            return null;
        }
    }
}
