using System.Threading.Channels;
using HomeLLM.Engines.Mqtt.Packets;
using Microsoft.Extensions.Logging;

namespace HomeLLM.Engines.Mqtt.Client;

/// <summary>
/// Everything that waits to be written or to be confirmed. It outlives connections: what a lost connection left unconfirmed is sent again
/// over the next one, marked as a duplicate, as long as its deadline lies ahead. Thread-safe.
/// </summary>
internal sealed partial class Outbox(TimeProvider time, ILogger logger)
{
    /// <summary>How many messages may wait at a time.</summary>
    public const int MaxMessages = 65_536;

    /// <summary>How many bytes of payload may wait at a time.</summary>
    public const long MaxBytes = 64 << 20;

    private readonly Lock _gate = new();
    private readonly LinkedList<PendingPublish> _queued = new();
    private readonly LinkedList<PendingPublish> _inFlight = new();
    private readonly Dictionary<ushort, PendingPublish> _inFlightById = [];
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private BrokerLimits? _limits;
    private TaskCompletionSource? _drained;
    private bool _isClosed;
    private long _bytes;
    private int _open;

    /// <summary>Puts a message at the end of the queue; null where the queue is full or closed.</summary>
    public PendingPublish? TryAdd(MqttMessage message, long? deadline)
    {
        PendingPublish pending;
        lock (_gate)
        {
            if (_isClosed || _open >= MaxMessages || _bytes + message.Payload.Length > MaxBytes) return null;
            pending = new PendingPublish(message, deadline);
            _queued.AddLast(pending.Node);
            _open++;
            _bytes += message.Payload.Length;
        }

        Wake();
        return pending;
    }

    /// <summary>Gives a message up: if it isn't written yet, it never will be.</summary>
    public void Abandon(PendingPublish pending)
    {
        lock (_gate)
        {
            Settle(pending, MqttPublishResult.Expired);
            // What is written already keeps its packet identifier until the broker confirms it or the connection ends.
            if (pending.Node.List == _queued) _queued.Remove(pending.Node);
        }
    }

    /// <summary>Takes the broker's PUBACK.</summary>
    public void Acknowledge(PubAckPacket ack)
    {
        lock (_gate)
        {
            if (!_inFlightById.Remove(ack.PacketId, out var pending)) return;
            _inFlight.Remove(pending.Node);
            var isRefused = ack.ReasonCode >= ReasonCodes.FirstFailure;
            if (isRefused) logger.PublishRefused(pending.Message.Topic, ReasonCodes.Describe(ack.ReasonCode, ack.Reason));
            Settle(pending, isRefused ? MqttPublishResult.Refused : MqttPublishResult.Delivered);
        }

        // A place in the window is free.
        Wake();
    }

    /// <summary>Opens for a new connection; the birth message goes first, then subscriptions, then what waits.</summary>
    public void Connect(BrokerLimits limits, MqttMessage? birth)
    {
        lock (_gate)
        {
            _limits = limits;
            _birth = birth;
        }

        Wake();
    }

    /// <summary>The connection is gone: what it left unconfirmed goes back to the front of the queue, in the same order.</summary>
    public void Disconnect()
    {
        lock (_gate)
        {
            _limits = null;
            _birth = null;
            _isPingDue = false;
            _toRequest.Clear();
            _requested.Clear();
            _acks.Clear();
            _inFlightById.Clear();
            while (_inFlight.Last is { } node)
            {
                _inFlight.RemoveLast();
                node.Value.IsResent = true;
                // The birth message is made anew for every connection.
                if (!node.Value.IsComplete && !node.Value.IsBirth) _queued.AddFirst(node);
            }
        }
    }

    /// <summary>Waits until nothing is queued or unconfirmed any more.</summary>
    public Task WhenDrainedAsync()
    {
        lock (_gate)
        {
            if (_open == 0) return Task.CompletedTask;
            _drained ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _drained.Task;
        }
    }

    /// <summary>Takes no more messages; what is left expires.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            foreach (var pending in _queued.Concat(_inFlight)) Settle(pending, MqttPublishResult.Expired);
            _queued.Clear();
        }
    }

    /// <summary>Waits until there may be something to write.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken) =>
        await _wake.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);

    private void Wake() => _wake.Writer.TryWrite(true);

    private void Settle(PendingPublish pending, MqttPublishResult result)
    {
        if (!pending.Complete(result) || pending.IsBirth) return;
        _open--;
        _bytes -= pending.Message.Payload.Length;
        if (result == MqttPublishResult.Expired) logger.PublishExpired(pending.Message.Topic);
        if (_open == 0) _drained?.TrySetResult();
    }
}
