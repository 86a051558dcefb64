using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Voice.Activity;
using HomeLLM.HomeAgent.Voice.Audio;

namespace HomeLLM.HomeAgent.Voice.Listening;

/// <summary>What the configuration says of listening; times in frames.</summary>
/// <param name="NeedsWake">Whether an utterance must begin with the wake phrase, unless it was asked for.</param>
/// <param name="IsAlways">Whether everything is obeyed.</param>
/// <param name="ListenFrames">How long one may take to begin after the button or the wake phrase.</param>
/// <param name="FollowUpFrames">How long an answer is awaited.</param>
/// <param name="Place">Where the microphone stands.</param>
internal readonly record struct ListenContext(bool NeedsWake, bool IsAlways, int ListenFrames, int FollowUpFrames, SpokenPlace Place)
{
    /// <summary>Reads it from the configuration.</summary>
    public static ListenContext From(SpeechOptions options) => new(
        SpeechOptions.Is(options.Activation, SpeechOptions.Wake),
        SpeechOptions.Is(options.Activation, SpeechOptions.Always),
        AudioFrame.Count(TimeSpan.FromSeconds(options.ListenSeconds)),
        AudioFrame.Count(TimeSpan.FromSeconds(options.FollowUpSeconds)),
        new(options.Area is { Length: > 0 } area ? area : null));

    /// <summary>How utterances are cut.</summary>
    public static SegmentSettings Segments(SpeechOptions options) => new(
        TimeSpan.FromMilliseconds(options.PreRollMs), TimeSpan.FromMilliseconds(options.EndSilenceMs), TimeSpan.FromSeconds(options.MaxSeconds));
}
