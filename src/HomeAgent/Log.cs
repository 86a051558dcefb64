using Microsoft.Extensions.Logging;

namespace HomeLLM.HomeAgent;

/// <summary>Every log message of the program, with an id that stays. 1xx pipeline, 2xx home, 3xx model; MQTT's own are 4xx.</summary>
internal static partial class Log
{
    [LoggerMessage(101, LogLevel.Error, "An utterance could not be interpreted")]
    public static partial void InterpretationFailed(this ILogger logger, Exception exception);

    [LoggerMessage(102, LogLevel.Error, "The call {Service} could not be published")]
    public static partial void PublishFailed(this ILogger logger, Exception exception, string service);

    [LoggerMessage(103, LogLevel.Debug, "{Calls} calls; reply: {Reply}")]
    public static partial void Replied(this ILogger logger, int calls, string reply);

    [LoggerMessage(104, LogLevel.Warning, "An utterance was turned away: {Waiting} are waiting already")]
    public static partial void QueueFull(this ILogger logger, int waiting);

    [LoggerMessage(105, LogLevel.Warning, "An utterance was dropped: it had waited for {Waited}")]
    public static partial void WaitedTooLong(this ILogger logger, TimeSpan waited);

    [LoggerMessage(106, LogLevel.Error, "An utterance failed")]
    public static partial void UtteranceFailed(this ILogger logger, Exception exception);

    [LoggerMessage(201, LogLevel.Information, "The home has {Devices} devices in {Areas} areas ({Added} new, {Removed} gone)")]
    public static partial void HomeLoaded(this ILogger logger, int devices, int areas, int added, int removed);

    [LoggerMessage(202, LogLevel.Error, "The home in {Path} has errors; the last good one stays in force:\n{Errors}")]
    public static partial void HomeBroken(this ILogger logger, string path, string errors);

    [LoggerMessage(203, LogLevel.Warning, "{Path} can't be read at the moment: {Reason}")]
    public static partial void HomeUnreadable(this ILogger logger, string path, string reason);

    [LoggerMessage(204, LogLevel.Warning, "Changes of the configuration are looked for every few seconds: {Reason}")]
    public static partial void WatchingByPolling(this ILogger logger, string reason);

    [LoggerMessage(301, LogLevel.Information, "The model {Name} was loaded from {Path}; it runs on {Engine} and is asked in the form '{Profile}'")]
    public static partial void ModelLoaded(this ILogger logger, string name, string path, string engine, string profile);

    [LoggerMessage(302, LogLevel.Error, "{Problem}")]
    public static partial void ModelMissing(this ILogger logger, string problem);

    [LoggerMessage(303, LogLevel.Warning, "The language model runs on {Engine} instead: {Reason}")]
    public static partial void OtherEngine(this ILogger logger, string engine, string reason);
}
