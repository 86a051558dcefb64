using HomeLLM.Engines.Mqtt;
using HomeLLM.Engines.Mqtt.Client;
using HomeLLM.Engines.Mqtt.Packets;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace HomeLLM.Engines.Packages.Mqtt;

/// <summary>What goes and what comes.</summary>
internal sealed partial class MqttNetSession
{
    /// <summary>
    /// Sends until the goodbye is due. One after another: MQTTnet writes packets in the order in which it was asked, and subscriptions are
    /// confirmed before what follows them goes out.
    /// </summary>
    private async Task SendAllAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (_outbox.Take())
            {
                case null:
                    await _outbox.WaitAsync(cancellationToken).ConfigureAwait(false);
                    break;
                case { IsGoodbye: true }:
                    return;
                case { Request: { } request }:
                    await RequestAsync(request, cancellationToken).ConfigureAwait(false);
                    break;
                case { Publish: { } pending, ExpirySeconds: var expirySeconds }:
                    var sending = PublishAsync(pending, expirySeconds, cancellationToken);
                    if (pending.Message.Qos == MqttQos.AtMostOnce && !await sending.ConfigureAwait(false))
                        throw new MqttConnectException($"the connection to the broker at {Broker} was lost");
                    break;
            }
        }
    }

    /// <summary>Sends a message and settles it; where the connection is lost first, it stays with the outbox. Doesn't throw.</summary>
    /// <returns>Whether the connection still stands.</returns>
    private async Task<bool> PublishAsync(PendingPublish pending, uint? expirySeconds, CancellationToken cancellationToken)
    {
        var isConfirmed = pending.Message.Qos != MqttQos.AtMostOnce;
        try
        {
            var message = MqttNetMapping.ToMqttNet(pending, expirySeconds, _settings.Version);
            var answer = await _client.PublishAsync(message, cancellationToken).ConfigureAwait(false);
            if (!answer.IsSuccess) _logger.PublishRefused(pending.Message.Topic, ReasonCodes.Describe((int)answer.ReasonCode, answer.ReasonString));
            _outbox.Confirm(pending, answer.IsSuccess ? MqttPublishResult.Delivered : MqttPublishResult.Refused);
            return true;
        }
        catch (Exception exception) when (exception is MqttCommunicationException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            // Unconfirmed it goes out again over the next connection; at QoS 0 nobody knows whether it arrived.
            if (!isConfirmed) _outbox.Confirm(pending, MqttPublishResult.Expired);
            return false;
        }
#pragma warning disable CA1031 // Whatever it is, the next message must have its turn.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _logger.PublishRefused(pending.Message.Topic, exception.Message);
            _outbox.Confirm(pending, MqttPublishResult.Refused);
            return true;
        }
    }

    private async Task RequestAsync(SubscriptionRequest request, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_settings.ConnectTimeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            if (request.IsSubscribe) await SubscribeAsync(request, both.Token).ConfigureAwait(false);
            else await _client.UnsubscribeAsync(new MqttClientUnsubscribeOptions { TopicFilters = [request.Filters[0].Filter] }, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new MqttConnectException($"the broker at {Broker} did not confirm a subscription within {_settings.ConnectTimeout.TotalSeconds:0.#} s");
        }
    }

    private async Task SubscribeAsync(SubscriptionRequest request, CancellationToken cancellationToken)
    {
        var options = new MqttClientSubscribeOptions
        {
            TopicFilters =
            [
                .. request.Filters.Select(filter => new MqttTopicFilter
                {
                    Topic = filter.Filter,
                    QualityOfServiceLevel = (MqttQualityOfServiceLevel)filter.Qos,
                }),
            ],
        };
        var answer = await _client.SubscribeAsync(options, cancellationToken).ConfigureAwait(false);
        foreach (var item in answer.Items)
        {
            if ((int)item.ResultCode >= ReasonCodes.FirstFailure)
                _logger.SubscriptionRefused(item.TopicFilter.Topic, ReasonCodes.Describe((int)item.ResultCode, answer.ReasonString));
        }
    }

    private async Task ReceiveAsync(MqttApplicationMessageReceivedEventArgs received)
    {
        var message = received.ApplicationMessage;
        if (message.Payload.Length > MaxIncomingPacket)
        {
            _logger.MessageTooLong(message.Topic, MaxIncomingPacket);
            return;
        }

        // May wait for a slow handler; MQTTnet confirms the message to the broker afterwards.
        await _subscriptions.DispatchAsync(MqttNetMapping.FromMqttNet(message), _end.Token).ConfigureAwait(false);
    }
}
