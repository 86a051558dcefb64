using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using HomeLLM.Engines;
using HomeLLM.HomeAgent.Pipeline;
using Microsoft.Extensions.Logging;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>
/// Publishes service calls, confirmed by the broker and never retained: a retained command would be obeyed again at every restart.
/// </summary>
internal sealed class ServiceCallPublisher(IMqttConnection connection, MqttTopics topics, TimeProvider time, ILogger<ServiceCallPublisher> logger)
    : IServiceCallSink
{
    /// <inheritdoc/>
    public async Task<PublishReport> PublishAsync(ServiceCallMessage message, CancellationToken cancellationToken)
    {
        var payload = Write(message);
        var deadline = message.Expires - time.GetUtcNow();
        var result = await connection.PublishAsync(
            new MqttMessage(topics.ServiceCall, Encoding.UTF8.GetBytes(payload), MqttQos.AtLeastOnce), deadline, cancellationToken).ConfigureAwait(false);
        if (result != MqttPublishResult.Delivered) logger.CallNotDelivered(message.Call.Service, message.Id, result);
        return new PublishReport(result, topics.ServiceCall, payload);
    }

    /// <summary><c>{"id","service","target":{"entity_id":[…]},"data":{…},"expires"}</c>.</summary>
    internal static string Write(ServiceCallMessage message) => new JsonObject
    {
        ["id"] = message.Id,
        ["service"] = message.Call.Service,
        ["target"] = CallJson.Target(message.Call),
        ["data"] = message.Call.Data.DeepClone(),
        ["expires"] = message.Expires.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
    }.ToJsonString(Json.Readable);
}
