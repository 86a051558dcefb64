namespace HomeLLM.Engines.Inference.Whisper.Decoding;

/// <summary>The stretch of sound that is being decoded, in frames of 10 ms.</summary>
/// <param name="Start">Its first frame.</param>
/// <param name="End">The frame behind the sound's last, which may lie beyond the window.</param>
/// <param name="Length">The window's length: 30 s in all known models.</param>
internal readonly record struct DecodingWindow(int Start, int End, int Length)
{
    /// <summary>What is shorter than this is not worth decoding: 100 ms.</summary>
    public const int MinFrames = 10;

    /// <summary>Whether a text that reaches this far into the window has reached the sound's end.</summary>
    public bool IsEnd(int advance) => Start + advance + MinFrames >= End;
}
