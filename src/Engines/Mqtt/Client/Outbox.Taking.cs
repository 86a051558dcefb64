namespace HomeLLM.Engines.Mqtt.Client;

/// <summary>What a session takes out that leaves packets and their identifiers to a library: the same order as <see cref="Fill"/>.</summary>
internal sealed partial class Outbox
{
    /// <summary>The next thing to send; null where there is nothing, or the window of unconfirmed messages is full.</summary>
    public OutgoingItem? Take()
    {
        lock (_gate)
        {
            if (_limits is null) return null;
            if (_birth is { } birth)
            {
                _birth = null;
                if (_limits.FindObstacle(birth) is not { } obstacle) return Publish(new PendingPublish(birth, null, isBirth: true), null);
                logger.PublishRefused(birth.Topic, obstacle);
            }

            if (_toRequest.TryDequeue(out var request)) return new(request);
            if (_isGoodbyeDue) return new(IsGoodbye: true);
            var now = time.GetTimestamp();
            while (_queued.First is { } node && CanWrite(node.Value, _limits))
            {
                _queued.RemoveFirst();
                if (IsSendable(node.Value, now)) return Publish(node.Value, ExpirySeconds(node.Value, now));
            }

            return null;
        }
    }

    /// <summary>Settles a message that <see cref="Take"/> gave.</summary>
    public void Confirm(PendingPublish pending, MqttPublishResult result)
    {
        lock (_gate)
        {
            // After a lost connection it may wait in the queue again.
            pending.Node.List?.Remove(pending.Node);
            Settle(pending, result);
        }

        Wake();
    }

    private OutgoingItem Publish(PendingPublish pending, uint? expirySeconds)
    {
        if (pending.Message.Qos != MqttQos.AtMostOnce) _inFlight.AddLast(pending.Node);
        return new(Publish: pending, ExpirySeconds: expirySeconds);
    }
}
