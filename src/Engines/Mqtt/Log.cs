using Microsoft.Extensions.Logging;

namespace HomeLLM.Engines.Mqtt;

/// <summary>All log messages of the MQTT engine; ids 3000 to 3099.</summary>
internal static partial class Log
{
    [LoggerMessage(3000, LogLevel.Information, "Connected to the MQTT broker at {Broker} (MQTT {Version})")]
    public static partial void Connected(this ILogger logger, string broker, string version);

    [LoggerMessage(3001, LogLevel.Warning, "MQTT: {Reason}; trying again in {RetryIn}")]
    public static partial void ConnectionMissing(this ILogger logger, string reason, TimeSpan retryIn);

    [LoggerMessage(3002, LogLevel.Error, "MQTT: unexpected failure of the connection; trying again")]
    public static partial void ConnectionFailed(this ILogger logger, Exception exception);

    [LoggerMessage(3003, LogLevel.Warning, "MQTT: the broker refused the subscription to {Filter}: {Reason}")]
    public static partial void SubscriptionRefused(this ILogger logger, string filter, string reason);

    [LoggerMessage(3004, LogLevel.Warning, "MQTT: the message to {Topic} was refused: {Reason}")]
    public static partial void PublishRefused(this ILogger logger, string topic, string reason);

    [LoggerMessage(3005, LogLevel.Error, "MQTT: the handler of {Filter} failed on a message on {Topic}")]
    public static partial void HandlerFailed(this ILogger logger, Exception exception, string topic, string filter);

    [LoggerMessage(3006, LogLevel.Warning, "MQTT: more messages than the handler of {Filter} can take; {Count} dropped so far, this one on {Topic}")]
    public static partial void MessagesDropped(this ILogger logger, string filter, string topic, long count);

    [LoggerMessage(3007, LogLevel.Warning, "MQTT: a message on {Topic} is longer than {Limit} bytes and was left out")]
    public static partial void MessageTooLong(this ILogger logger, string topic, int limit);

    [LoggerMessage(3008, LogLevel.Error, "MQTT: a handler of the connection's changes failed")]
    public static partial void ChangeHandlerFailed(this ILogger logger, Exception exception);

    [LoggerMessage(3009, LogLevel.Information, "MQTT: disconnected")]
    public static partial void Stopped(this ILogger logger);

    [LoggerMessage(3010, LogLevel.Debug, "MQTT: the message to {Topic} expired before it was delivered")]
    public static partial void PublishExpired(this ILogger logger, string topic);
}
