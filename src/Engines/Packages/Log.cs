using Microsoft.Extensions.Logging;

namespace HomeLLM.Engines.Packages;

/// <summary>All log messages of the adapters; ids 3100 to 3199. What the native libraries say comes through as they say it.</summary>
internal static partial class Log
{
    [LoggerMessage(3100, LogLevel.Error, "llama.cpp: {Line}")]
    public static partial void LlamaError(this ILogger logger, string line);

    [LoggerMessage(3101, LogLevel.Information, "llama.cpp: {Line}")]
    public static partial void LlamaWarning(this ILogger logger, string line);

    [LoggerMessage(3102, LogLevel.Debug, "llama.cpp: {Line}")]
    public static partial void LlamaNews(this ILogger logger, string line);

    [LoggerMessage(3103, LogLevel.Debug, "llama.cpp could not cut its memory to {Position} tokens; they are evaluated again")]
    public static partial void RewindByEvaluation(this ILogger logger, int position);

    [LoggerMessage(3104, LogLevel.Error, "whisper.cpp: {Line}")]
    public static partial void WhisperError(this ILogger logger, string line);

    [LoggerMessage(3105, LogLevel.Information, "whisper.cpp: {Line}")]
    public static partial void WhisperWarning(this ILogger logger, string line);

    [LoggerMessage(3106, LogLevel.Debug, "whisper.cpp: {Line}")]
    public static partial void WhisperNews(this ILogger logger, string line);
}
