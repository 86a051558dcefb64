using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.Engines;
using HomeLLM.HomeAgent.Pipeline;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>Takes utterances from the command topic.</summary>
internal sealed class CommandTopicListener(
    IMqttConnection connection,
    MqttTopics topics,
    UtteranceQueue queue,
    IEnumerable<IResultSink> sinks,
    HomeRegistry registry,
    ILogger<CommandTopicListener> logger) : IHostedService
{
    private readonly ImmutableArray<IResultSink> _sinks = [.. sinks];
    private IDisposable? _subscription;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = connection.Subscribe(topics.Command, MqttQos.AtLeastOnce, HandleAsync);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        return Task.CompletedTask;
    }

    private async ValueTask HandleAsync(MqttMessage message)
    {
        if (CommandMessage.TryRead(message, out var utterance, out var sentence))
        {
            // Not waited for: the queue says at once where too many wait, and answers through the sinks.
            _ = queue.SubmitAsync(utterance with { AreaId = FindArea(utterance.AreaId) }, observer: null);
            return;
        }

        logger.CommandRefused(topics.Command, sentence);
        var result = new UtteranceResult(utterance, [], sentence, default, TimeSpan.Zero);
        foreach (var sink in _sinks) await sink.ReportAsync(result, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>The id of the area that was meant; senders may know only its name. Null where there is none.</summary>
    private string? FindArea(string? named)
    {
        if (named is null) return null;
        var area = AreaNames.Find(registry.Current, named);
        if (area is null) logger.AreaUnknown(named);
        return area?.Id;
    }
}
