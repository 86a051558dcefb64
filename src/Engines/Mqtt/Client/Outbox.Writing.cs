using HomeLLM.Engines.Mqtt.Packets;

namespace HomeLLM.Engines.Mqtt.Client;

/// <summary>What the writing side of a connection takes out.</summary>
internal sealed partial class Outbox
{
    private const int BatchBytes = 64 * 1024;

    private readonly Queue<ushort> _acks = new();
    private readonly Queue<SubscriptionRequest> _toRequest = new();
    private readonly Dictionary<ushort, SubscriptionRequest> _requested = [];
    private MqttMessage? _birth;
    private bool _isPingDue;
    private bool _isGoodbyeDue;
    private ushort _lastId;

    /// <summary>Confirms a message of the broker.</summary>
    public void QueueAck(ushort packetId)
    {
        lock (_gate) _acks.Enqueue(packetId);
        Wake();
    }

    /// <summary>Asks the broker for a sign of life.</summary>
    public void QueuePing()
    {
        lock (_gate) _isPingDue = true;
        Wake();
    }

    /// <summary>Subscribes or unsubscribes, where a connection is up; a new connection subscribes to everything anyway.</summary>
    public void QueueRequest(SubscriptionRequest request)
    {
        lock (_gate)
        {
            if (_limits is null) return;
            _toRequest.Enqueue(request);
        }

        Wake();
    }

    /// <summary>The request that the broker answers; null where there is none.</summary>
    public SubscriptionRequest? TakeRequested(ushort packetId)
    {
        lock (_gate) return _requested.Remove(packetId, out var request) ? request : null;
    }

    /// <summary>Says goodbye next, whatever else waits.</summary>
    public void QueueGoodbye()
    {
        lock (_gate) _isGoodbyeDue = true;
        Wake();
    }

    /// <summary>Encodes what may be written now, up to a batch.</summary>
    /// <param name="writer">Receives the packets; stays empty where there is nothing to write.</param>
    /// <param name="version">What is spoken.</param>
    /// <param name="unconfirmed">Receives the messages of QoS 0, which are delivered once the batch is written.</param>
    /// <returns>False where the goodbye is in it: nothing may follow.</returns>
    public bool Fill(PacketWriter writer, MqttVersion version, List<PendingPublish> unconfirmed)
    {
        lock (_gate)
        {
            if (_limits is null) return true;
            FillControl(writer, version);
            if (_isGoodbyeDue)
            {
                DisconnectPacket.Write(writer);
                return false;
            }

            var now = time.GetTimestamp();
            while (writer.Length < BatchBytes && _queued.First is { } node && CanWrite(node.Value, _limits))
            {
                _queued.RemoveFirst();
                WriteOne(writer, version, node.Value, now, unconfirmed);
            }
        }

        return true;
    }

    /// <summary>Settles messages of QoS 0 once their batch is written, or has failed.</summary>
    public void SettleUnconfirmed(List<PendingPublish> unconfirmed, bool isWritten)
    {
        lock (_gate)
        {
            foreach (var pending in unconfirmed) Settle(pending, isWritten ? MqttPublishResult.Delivered : MqttPublishResult.Expired);
        }

        unconfirmed.Clear();
    }

    private void FillControl(PacketWriter writer, MqttVersion version)
    {
        if (_birth is { } birth)
        {
            _birth = null;
            if (_limits!.FindObstacle(birth) is { } obstacle) logger.PublishRefused(birth.Topic, obstacle);
            else Write(writer, version, new PendingPublish(birth, null, isBirth: true), null);
        }

        while (_acks.TryDequeue(out var id)) new PubAckPacket(id).Write(writer);
        if (_isPingDue)
        {
            writer.BeginPacket(PacketType.PingReq);
            writer.EndPacket();
            _isPingDue = false;
        }

        while (writer.Length < BatchBytes && _toRequest.TryDequeue(out var request))
        {
            var id = NextId();
            _requested[id] = request;
            if (request.IsSubscribe) SubscribePackets.WriteSubscribe(writer, version, id, request.Filters);
            else SubscribePackets.WriteUnsubscribe(writer, version, id, request.Filters[0].Filter);
        }
    }

    private bool CanWrite(PendingPublish pending, BrokerLimits limits) =>
        // Requests come before messages, so that a caller's own message reaches the subscription that it made before.
        _toRequest.Count == 0 && (pending.Message.Qos == MqttQos.AtMostOnce || _inFlight.Count < limits.Window);

    private void WriteOne(PacketWriter writer, MqttVersion version, PendingPublish pending, long now, List<PendingPublish> unconfirmed)
    {
        if (!IsSendable(pending, now)) return;
        Write(writer, version, pending, ExpirySeconds(pending, now));
        if (pending.Message.Qos == MqttQos.AtMostOnce) unconfirmed.Add(pending);
    }

    /// <summary>Whether a message is in time and fit for this broker; settles it where it isn't.</summary>
    private bool IsSendable(PendingPublish pending, long now)
    {
        if (pending.Deadline <= now)
        {
            Settle(pending, MqttPublishResult.Expired);
            return false;
        }

        if (_limits!.FindObstacle(pending.Message) is not { } obstacle) return true;
        logger.PublishRefused(pending.Message.Topic, obstacle);
        Settle(pending, MqttPublishResult.Refused);
        return false;
    }

    private void Write(PacketWriter writer, MqttVersion version, PendingPublish pending, uint? expirySeconds)
    {
        ushort id = 0;
        if (pending.Message.Qos != MqttQos.AtMostOnce)
        {
            id = NextId();
            _inFlight.AddLast(pending.Node);
            _inFlightById[id] = pending;
        }

        new PublishPacket(pending.Message, id, pending.IsResent).Write(writer, version, expirySeconds);
    }

    /// <summary>What must not arrive late must not wait at the broker either; a retained message is kept until it is replaced.</summary>
    private uint? ExpirySeconds(PendingPublish pending, long now) =>
        pending.Deadline is { } deadline && !pending.Message.Retain
            ? (uint)Math.Clamp(Math.Ceiling(time.GetElapsedTime(now, deadline).TotalSeconds), 1, uint.MaxValue)
            : null;

    private ushort NextId()
    {
        do
        {
            _lastId = _lastId == ushort.MaxValue ? (ushort)1 : (ushort)(_lastId + 1);
        }
        while (_inFlightById.ContainsKey(_lastId) || _requested.ContainsKey(_lastId));
        return _lastId;
    }
}
