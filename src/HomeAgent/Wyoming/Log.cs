using System.Net;
using Microsoft.Extensions.Logging;

namespace HomeLLM.HomeAgent.Wyoming;

/// <summary>The log messages about the Wyoming server; ids 6xx.</summary>
internal static partial class Log
{
    [LoggerMessage(601, LogLevel.Information, "The Wyoming server listens on {EndPoint}; it offers {Services}")]
    public static partial void ServerStarted(this ILogger logger, IPEndPoint endPoint, string services);

    [LoggerMessage(602, LogLevel.Error, "The Wyoming server can't listen on {EndPoint}: {Reason}. The agent runs on without it")]
    public static partial void ServerNotStarted(this ILogger logger, IPEndPoint endPoint, string reason);

    [LoggerMessage(603, LogLevel.Debug, "The Wyoming client {Address} has connected")]
    public static partial void ClientConnected(this ILogger logger, string address);

    [LoggerMessage(604, LogLevel.Warning, "The connection of the Wyoming client {Address} was ended ({Code}): {Reason}")]
    public static partial void ClientDropped(this ILogger logger, string address, string code, string reason);

    [LoggerMessage(605, LogLevel.Error, "The Wyoming client {Address} could not be served")]
    public static partial void ClientFailed(this ILogger logger, Exception exception, string address);

    [LoggerMessage(606, LogLevel.Warning, "A Wyoming client could not be let in: {Reason}")]
    public static partial void AcceptFailed(this ILogger logger, string reason);

    [LoggerMessage(607, LogLevel.Error, "Speech that came over Wyoming could not be recognised")]
    public static partial void RecognitionFailed(this ILogger logger, Exception exception);

    [LoggerMessage(608, LogLevel.Warning, "A Wyoming client stands in the area {Area}, which is not in the home; it is heard without an area")]
    public static partial void AreaUnknown(this ILogger logger, string area);
}
