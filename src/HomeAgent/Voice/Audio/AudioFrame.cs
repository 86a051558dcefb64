using HomeLLM.Engines;

namespace HomeLLM.HomeAgent.Voice.Audio;

/// <summary>The unit in which sound travels: 512 samples of 16 kHz mono, 32 ms, the window of the voice activity detectors.</summary>
internal static class AudioFrame
{
    /// <summary>Samples of a frame.</summary>
    public const int Length = 512;

    /// <summary>How long it sounds.</summary>
    public static TimeSpan Duration { get; } = Time(Length);

    /// <summary>How long so many samples sound.</summary>
    public static TimeSpan Time(long samples) => TimeSpan.FromTicks(samples * TimeSpan.TicksPerSecond / SpeechModelInfo.SampleRate);

    /// <summary>How many whole frames a time lasts, rounded up.</summary>
    public static int Count(TimeSpan time) => (int)Math.Ceiling(time / Duration);
}
