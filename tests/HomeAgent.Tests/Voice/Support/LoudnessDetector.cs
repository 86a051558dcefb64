using HomeLLM.Engines;
using HomeLLM.HomeAgent.Voice.Audio;

namespace HomeLLM.HomeAgent.Tests.Voice.Support;

/// <summary>Takes for speech what a test marks as such: the probability is the first sample of a frame.</summary>
internal sealed class LoudnessDetector : IVoiceActivityDetector
{
    public int WindowLength => AudioFrame.Length;

    public static float[] Frame(float probability)
    {
        var frame = new float[AudioFrame.Length];
        frame[0] = probability;
        return frame;
    }

    public float Process(ReadOnlySpan<float> window) => window[0];

    public void Reset()
    {
    }

    public void Dispose()
    {
    }
}
