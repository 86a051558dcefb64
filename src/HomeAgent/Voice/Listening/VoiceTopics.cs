using System.Text;
using HomeLLM.Engines;
using HomeLLM.HomeAgent.Mqtt;
using HomeLLM.HomeAgent.Voice.Speaking;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HomeLLM.HomeAgent.Voice.Listening;

/// <summary>The listen button and the mute switch at the broker.</summary>
internal sealed class VoiceTopics(IMqttConnection connection, MqttTopics topics, ListenButton button, ISpeaker speaker, ILogger<VoiceTopics> logger)
    : IHostedService
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private readonly List<IDisposable> _subscriptions = [];

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        connection.ConnectionChanged += OnConnectionChanged;
        _subscriptions.Add(connection.Subscribe(topics.Listen, MqttQos.AtMostOnce, OnListen));
        _subscriptions.Add(connection.Subscribe(topics.MuteCommand, MqttQos.AtLeastOnce, OnMuteAsync));
        return connection.IsConnected ? PublishAsync() : Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        connection.ConnectionChanged -= OnConnectionChanged;
        foreach (var subscription in _subscriptions) subscription.Dispose();
        return Task.CompletedTask;
    }

    private ValueTask OnListen(MqttMessage message)
    {
        // A retained press would make the agent listen at every start.
        if (message.Retain) logger.TopicIgnored(message.Topic, "it was retained by the broker");
        else button.Press();
        return ValueTask.CompletedTask;
    }

    private async ValueTask OnMuteAsync(MqttMessage message)
    {
        var word = Encoding.UTF8.GetString(message.Payload.Span[..Math.Min(message.Payload.Length, 8)]).Trim();
        if (!message.Retain && word.ToUpperInvariant() is "ON" or "OFF")
        {
            speaker.IsMuted = string.Equals(word, "ON", StringComparison.OrdinalIgnoreCase);
            await PublishAsync().ConfigureAwait(false);
        }
        else
        {
            logger.TopicIgnored(message.Topic, message.Retain ? "it was retained by the broker" : "expected ON or OFF");
        }
    }

    private void OnConnectionChanged(object? sender, MqttConnectionChange change)
    {
        if (change.IsConnected) _ = PublishAsync();
    }

    private async Task PublishAsync()
    {
        try
        {
            var state = Encoding.UTF8.GetBytes(speaker.IsMuted ? "ON" : "OFF");
            await connection.PublishAsync(new MqttMessage(topics.Mute, state, MqttQos.AtLeastOnce, Retain: true), Deadline, CancellationToken.None)
                .ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            logger.TopicIgnored(topics.Mute, exception.Message);
        }
    }
}
