using System.Text;
using HomeLLM.Engines;
using HomeLLM.HomeAgent.Pipeline;
using Microsoft.Extensions.Logging;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>Tells what became of every utterance, as <see cref="ResultJson"/> describes it.</summary>
internal sealed class ResultPublisher(IMqttConnection connection, MqttTopics topics, ILogger<ResultPublisher> logger) : IResultSink
{
    /// <summary>News that is older than this is none.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public Task ReportAsync(UtteranceResult result, CancellationToken cancellationToken)
    {
        // Not waited for: a broker that is away must not hold up the next utterance.
        _ = PublishAsync(Encoding.UTF8.GetBytes(ResultJson.Describe(result).ToJsonString(Json.Readable)));
        return Task.CompletedTask;
    }

    private async Task PublishAsync(byte[] payload)
    {
        try
        {
            var result = await connection.PublishAsync(new MqttMessage(topics.Result, payload, MqttQos.AtLeastOnce), Deadline, CancellationToken.None)
                .ConfigureAwait(false);
            if (result != MqttPublishResult.Delivered) logger.ResultNotDelivered(result);
        }
        catch (Exception exception)
        {
            logger.PublishFailed(exception, topics.Result);
        }
    }
}
