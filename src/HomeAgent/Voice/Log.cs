using Microsoft.Extensions.Logging;

namespace HomeLLM.HomeAgent.Voice;

/// <summary>The log messages about hearing and speaking; ids 5xx. Never what was said.</summary>
internal static partial class Log
{
    [LoggerMessage(501, LogLevel.Information, "Listening to {Source}; speech is recognised by {Model} on {Engine}")]
    public static partial void Listening(this ILogger logger, string source, string model, string engine);

    [LoggerMessage(502, LogLevel.Error, "The agent can't hear: {Problem}")]
    public static partial void SpeechUnavailable(this ILogger logger, string problem);

    [LoggerMessage(503, LogLevel.Warning, "The microphone can't be opened: {Reason}")]
    public static partial void MicrophoneMissing(this ILogger logger, string reason);

    [LoggerMessage(504, LogLevel.Warning, "The microphone {Device} was lost (status {Status}: {Errors}); next attempt in {Pause}")]
    public static partial void MicrophoneLost(this ILogger logger, string device, int status, string errors, TimeSpan pause);

    [LoggerMessage(505, LogLevel.Warning, "{Frames} frames of 32 ms were lost: the machine is too busy")]
    public static partial void FramesLost(this ILogger logger, int frames);

    [LoggerMessage(506, LogLevel.Error, "An utterance could not be recognised")]
    public static partial void RecognitionFailed(this ILogger logger, Exception exception);

    [LoggerMessage(507, LogLevel.Warning, "The reply could not be spoken: {Reason}")]
    public static partial void SpeakingFailed(this ILogger logger, string reason);

    [LoggerMessage(508, LogLevel.Warning, "The button at {Chip} line {Line} can't be watched: {Reason}")]
    public static partial void ButtonUnavailable(this ILogger logger, string chip, int line, string reason);

    [LoggerMessage(509, LogLevel.Warning, "A message on {Topic} was ignored: {Reason}")]
    public static partial void TopicIgnored(this ILogger logger, string topic, string reason);

    [LoggerMessage(510, LogLevel.Error, "The sound of {Source} can't be read: {Reason}")]
    public static partial void SourceFailed(this ILogger logger, string source, string reason);
}
