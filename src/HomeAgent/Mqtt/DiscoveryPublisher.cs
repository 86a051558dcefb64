using System.Text;
using HomeLLM.Engines;
using HomeLLM.HomeAgent.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>
/// Announces the agent to Home Assistant: after every connection, and again when Home Assistant says that it has started. Then only
/// after a random moment, since everything else at the broker wants to be heard as well.
/// </summary>
internal sealed class DiscoveryPublisher(
    IMqttConnection connection, MqttTopics topics, IOptions<MqttOptions> options, TimeProvider time, ILogger<DiscoveryPublisher> logger,
    IOptions<SpeechOptions>? speech = null)
    : IHostedService, IDisposable
{
    private const double MaxDelaySeconds = 5;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stop = new();
    private IDisposable? _subscription;
    private int _isPending;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var prefix = options.Value.DiscoveryPrefix.TrimEnd('/');
        if (prefix.Length == 0) return Task.CompletedTask;
        connection.ConnectionChanged += OnConnectionChanged;
        _subscription = connection.Subscribe($"{prefix}/status", MqttQos.AtLeastOnce, OnHomeAssistantStatus);
        if (connection.IsConnected) _ = PublishAsync(TimeSpan.Zero);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        connection.ConnectionChanged -= OnConnectionChanged;
        _subscription?.Dispose();
        await _stop.CancelAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    private void OnConnectionChanged(object? sender, MqttConnectionChange change)
    {
        if (change.IsConnected) _ = PublishAsync(TimeSpan.Zero);
    }

    private ValueTask OnHomeAssistantStatus(MqttMessage message)
    {
        if (message.Payload.Span.SequenceEqual("online"u8) && Interlocked.Exchange(ref _isPending, 1) == 0)
        {
            var delay = TimeSpan.FromSeconds(Random.Shared.NextDouble() * MaxDelaySeconds);
            logger.HomeAssistantStarted(delay);
            _ = PublishAsync(delay);
        }

        return ValueTask.CompletedTask;
    }

    private async Task PublishAsync(TimeSpan delay)
    {
        var topic = $"{options.Value.DiscoveryPrefix.TrimEnd('/')}/device/{DiscoveryPayload.ObjectId(topics)}/config";
        try
        {
            if (delay > TimeSpan.Zero)
            {
                await Task.Delay(delay, time, _stop.Token).ConfigureAwait(false);
                Volatile.Write(ref _isPending, 0);
            }

            var payload = Encoding.UTF8.GetBytes(DiscoveryPayload.Write(topics, speech?.Value.HasSource ?? false));
            await connection.PublishAsync(new MqttMessage(topic, payload, MqttQos.AtLeastOnce, Retain: true), Deadline, _stop.Token).ConfigureAwait(false);
            if (delay > TimeSpan.Zero)
            {
                // The states follow what they belong to.
                await connection.PublishAsync(MqttSettings.StatusMessage(topics.Status, "online"), Deadline, _stop.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The agent stops.
        }
        catch (Exception exception)
        {
            logger.PublishFailed(exception, topic);
        }
    }
}
