using Microsoft.Extensions.Logging;

namespace HomeLLM.HomeAgent.Web;

/// <summary>The log messages about the HTTP server; ids 7xx. Never what was said.</summary>
internal static partial class Log
{
    [LoggerMessage(701, LogLevel.Information, "The HTTP server listens on {Address}")]
    public static partial void ServerStarted(this ILogger logger, string address);

    [LoggerMessage(702, LogLevel.Error, "The HTTP server can't listen on {Address}: {Reason}. The agent runs on without it")]
    public static partial void ServerNotStarted(this ILogger logger, string address, string reason);

    [LoggerMessage(703, LogLevel.Warning, "A request of the HTTP client {Address} was refused ({Status}): {Reason}")]
    public static partial void RequestRefused(this ILogger logger, string address, int status, string reason);

    [LoggerMessage(704, LogLevel.Error, "A request of the HTTP client {Address} could not be served")]
    public static partial void RequestFailed(this ILogger logger, Exception exception, string address);

    [LoggerMessage(705, LogLevel.Warning, "An HTTP client stands in the area {Area}, which is not in the home; it is heard without an area")]
    public static partial void AreaUnknown(this ILogger logger, string area);
}
