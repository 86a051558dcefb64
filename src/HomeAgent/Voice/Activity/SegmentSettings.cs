using HomeLLM.HomeAgent.Voice.Audio;

namespace HomeLLM.HomeAgent.Voice.Activity;

/// <summary>When an utterance begins and ends.</summary>
/// <param name="PreRoll">How much is kept from before the beginning was noticed, so that the first syllable isn't lost.</param>
/// <param name="EndSilence">The silence that ends it; 600 ms at most.</param>
/// <param name="Longest">Where it is cut.</param>
internal sealed record SegmentSettings(TimeSpan PreRoll, TimeSpan EndSilence, TimeSpan Longest)
{
    /// <summary>The silence after which recognition may begin.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(220);

    /// <summary>The least that is taken for a word.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(160);

    internal int PreRollFrames => AudioFrame.Count(PreRoll);

    /// <summary>Rounded down, so that the promise is kept.</summary>
    internal int EndFrames => Math.Max(1, (int)(EndSilence / AudioFrame.Duration));

    internal int PauseFrames => Math.Min(AudioFrame.Count(Pause), EndFrames);

    internal int LongestFrames => AudioFrame.Count(Longest);

    internal static int ShortestFrames => AudioFrame.Count(Shortest);
}
