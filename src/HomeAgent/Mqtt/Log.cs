using HomeLLM.Engines;
using Microsoft.Extensions.Logging;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>The log messages about MQTT; ids 4xx.</summary>
internal static partial class Log
{
    [LoggerMessage(401, LogLevel.Warning, "A command on {Topic} was refused: {Reason}")]
    public static partial void CommandRefused(this ILogger logger, string topic, string reason);

    [LoggerMessage(402, LogLevel.Warning, "A command names the area {Area}, which is not in the home; it is taken without an area")]
    public static partial void AreaUnknown(this ILogger logger, string area);

    [LoggerMessage(403, LogLevel.Warning, "The call {Service} ({Id}) was dropped: {Result}")]
    public static partial void CallNotDelivered(this ILogger logger, string service, string id, MqttPublishResult result);

    [LoggerMessage(404, LogLevel.Debug, "A result was not delivered: {Result}")]
    public static partial void ResultNotDelivered(this ILogger logger, MqttPublishResult result);

    [LoggerMessage(405, LogLevel.Error, "The message to {Topic} could not be published")]
    public static partial void PublishFailed(this ILogger logger, Exception exception, string topic);

    [LoggerMessage(406, LogLevel.Warning, "The states of {Device} can't be received: '{Topic}' is not a topic")]
    public static partial void StateTopicInvalid(this ILogger logger, string device, string topic);

    [LoggerMessage(407, LogLevel.Debug, "A state on {Topic} was not understood: {Reason}")]
    public static partial void StateNotUnderstood(this ILogger logger, string topic, string reason);

    [LoggerMessage(408, LogLevel.Information, "Home Assistant has started; the agent's entities are announced again in {Delay}")]
    public static partial void HomeAssistantStarted(this ILogger logger, TimeSpan delay);

    [LoggerMessage(409, LogLevel.Warning, "The simulated home did not obey a service call: {Reason}")]
    public static partial void SimulationRefused(this ILogger logger, string reason);
}
