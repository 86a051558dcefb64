using HomeLLM.Engines;

namespace HomeLLM.HomeAgent.Wyoming;

/// <summary>
/// Converts rates by weighted means: linear interpolation upwards; downwards the triangle is as much wider as the rate is higher, which
/// damps what the lower rate can't carry.
/// </summary>
internal sealed class TriangleConverter : IAudioConverter
{
    private const float Scale = 1f / 32768;

    /// <inheritdoc/>
    public float[] Convert(ReadOnlySpan<short> mono, int rate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rate, 1);
        var samples = new float[(long)mono.Length * SpeechModelInfo.SampleRate / rate];
        if (rate == SpeechModelInfo.SampleRate)
        {
            for (var i = 0; i < samples.Length; i++) samples[i] = mono[i] * Scale;
            return samples;
        }

        var step = (double)rate / SpeechModelInfo.SampleRate;
        var reach = Math.Max(1, step);
        for (var i = 0; i < samples.Length; i++) samples[i] = Mean(mono, i * step, reach) * Scale;
        return samples;
    }

    private static float Mean(ReadOnlySpan<short> mono, double centre, double reach)
    {
        var first = Math.Max(0, (int)Math.Ceiling(centre - reach));
        var last = Math.Min(mono.Length - 1, (int)Math.Floor(centre + reach));
        double sum = 0, weights = 0;
        for (var i = first; i <= last; i++)
        {
            var weight = 1 - Math.Abs(i - centre) / reach;
            sum += weight * mono[i];
            weights += weight;
        }

        return weights > 0 ? (float)(sum / weights) : 0;
    }
}
