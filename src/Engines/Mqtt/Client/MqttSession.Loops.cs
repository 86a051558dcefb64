using System.Net.Security;
using System.Net.Sockets;
using HomeLLM.Engines.Mqtt.Packets;

namespace HomeLLM.Engines.Mqtt.Client;

/// <summary>The three loops of a connection: what comes, what goes, and whether the other side still lives.</summary>
internal sealed partial class MqttSession
{
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(1);

    private async Task ReadAllAsync(CancellationToken cancellationToken)
    {
        while (await _frames.ReadAsync(cancellationToken).ConfigureAwait(false) is { } frame)
        {
            Interlocked.Increment(ref _received);
            await HandleAsync(frame, cancellationToken).ConfigureAwait(false);
        }

        throw new MqttConnectException($"the broker at {Broker} closed the connection");
    }

    private async ValueTask HandleAsync(Frame frame, CancellationToken cancellationToken)
    {
        switch (frame.Type)
        {
            case PacketType.Publish:
                await ReceiveAsync(frame, cancellationToken).ConfigureAwait(false);
                break;
            case PacketType.PubAck:
                _outbox.Acknowledge(PubAckPacket.Read(frame.Body.Span, _settings.Version));
                break;
            case PacketType.SubAck or PacketType.UnsubAck:
                Complete(SubAckPacket.Read(frame.Body.Span, _settings.Version, frame.Type));
                break;
            case PacketType.PingResp:
                if (frame.Body.Length > 0) throw new MqttProtocolException("PINGRESP", $"it holds {frame.Body.Length} bytes, expected none");
                break;
            case PacketType.Disconnect:
                throw Explain(DisconnectPacket.Read(frame.Body.Span, _settings.Version));
            default:
                throw new MqttProtocolException(frame.Type.ToString().ToUpperInvariant(), "a broker does not send it to this client");
        }
    }

    private async ValueTask ReceiveAsync(Frame frame, CancellationToken cancellationToken)
    {
        var packet = PublishPacket.Read(frame.Body.Span, frame.Flags, _settings.Version);
        if (frame.IsCut)
        {
            _logger.MessageTooLong(packet.Message.Topic, MaxIncomingPacket);
        }
        else
        {
            // May wait for a slow handler; the broker's signs of life wait with it and must not be missed meanwhile.
            _isReaderWaiting = true;
            await _subscriptions.DispatchAsync(packet.Message, cancellationToken).ConfigureAwait(false);
            _isReaderWaiting = false;
        }

        if (packet.PacketId != 0) _outbox.QueueAck(packet.PacketId);
    }

    private void Complete(SubAckPacket answer)
    {
        if (_outbox.TakeRequested(answer.PacketId) is not { IsSubscribe: true } request) return;
        if (answer.ReasonCodes.Length != request.Filters.Count)
            throw new MqttProtocolException("SUBACK", $"{answer.ReasonCodes.Length} codes for {request.Filters.Count} filters");
        for (var i = 0; i < answer.ReasonCodes.Length; i++)
        {
            if (answer.ReasonCodes[i] >= ReasonCodes.FirstFailure)
                _logger.SubscriptionRefused(request.Filters[i].Filter, ReasonCodes.Describe(answer.ReasonCodes[i], answer.Reason));
        }
    }

    private MqttConnectException Explain(DisconnectPacket goodbye) => new(
        $"the broker at {Broker} ended the connection: {ReasonCodes.Describe(goodbye.ReasonCode, goodbye.Reason)}",
        // Two clients of one id would throw each other out for ever: let the other have it for long.
        needsUser: goodbye.ReasonCode == ReasonCodes.SessionTakenOver);

    private async Task WriteAllAsync(CancellationToken cancellationToken)
    {
        var writer = new PacketWriter();
        var unconfirmed = new List<PendingPublish>();
        var goesOn = true;
        while (goesOn)
        {
            writer.Clear();
            goesOn = _outbox.Fill(writer, _settings.Version, unconfirmed);
            if (writer.Length == 0)
            {
                await _outbox.WaitAsync(cancellationToken).ConfigureAwait(false);
                continue;
            }

            var isWritten = false;
            try
            {
                await _stream.WriteAsync(writer.Written, cancellationToken).ConfigureAwait(false);
                await _stream.FlushAsync(cancellationToken).ConfigureAwait(false);
                isWritten = true;
            }
            finally
            {
                _outbox.SettleUnconfirmed(unconfirmed, isWritten);
            }

            Interlocked.Increment(ref _written);
        }

        if (_stream is SslStream encrypted) await encrypted.ShutdownAsync().ConfigureAwait(false);
        _socket.Shutdown(SocketShutdown.Send);
    }

    /// <summary>
    /// Looks twice per keep-alive time: where one direction was quiet since the last look a PINGREQ goes out, and where nothing came by the
    /// look after it the broker is taken for dead.
    /// </summary>
    private async Task KeepAliveAsync(CancellationToken cancellationToken)
    {
        if (_keepAlive <= TimeSpan.Zero) await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        var interval = _keepAlive / 2;
        long? receivedAtPing = null;
        while (true)
        {
            var (received, written) = (Volatile.Read(ref _received), Volatile.Read(ref _written));
            await Task.Delay(interval, _time, cancellationToken).ConfigureAwait(false);
            var receivedNow = Volatile.Read(ref _received);
            if (receivedNow > receivedAtPing || _isReaderWaiting) receivedAtPing = null;
            if (receivedAtPing is not null)
                throw new MqttConnectException($"the broker at {Broker} has been silent for {_keepAlive.TotalSeconds:0.#} s");
            if (receivedNow > received && Volatile.Read(ref _written) > written) continue;
            receivedAtPing = receivedNow;
            _outbox.QueuePing();
        }
    }

    private async Task WaitForCloseAsync(Task reading)
    {
        try
        {
            await reading.WaitAsync(CloseTimeout, _time).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or MqttConnectException or MqttProtocolException or IOException)
        {
            // Closed, or too slow to: either is an end.
        }
    }
}
