using HomeLLM.HomeAgent.Voice.Audio;

namespace HomeLLM.HomeAgent.Tests.Voice.Support;

/// <summary>Sounds of a home, 16 kHz, made from a seed.</summary>
internal static class TestSounds
{
    private const int Rate = 16_000;

    public static float[] Silence(double seconds) => new float[(int)(seconds * Rate)];

    public static float[] Noise(double seconds, float level, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, (int)(seconds * Rate)).Select(_ => level * (float)((2 * random.NextDouble()) - 1))];
    }

    public static float[] Tone(double seconds, float level, params double[] frequencies) =>
        [.. Enumerable.Range(0, (int)(seconds * Rate)).Select(i => level * (float)frequencies.Sum(frequency => Math.Sin(2 * Math.PI * frequency * i / Rate)))];

    /// <summary>Like a voice: harmonics under moving formants, four syllables a second, with hisses between.</summary>
    public static float[] Speech(double seconds, float level, int seed)
    {
        var random = new Random(seed);
        var samples = new float[(int)(seconds * Rate)];
        var phase = 0.0;
        for (var i = 0; i < samples.Length; i++)
        {
            var time = (double)i / Rate;
            var syllable = Math.Sqrt(Math.Abs(Math.Sin(Math.PI * 4 * time)));
            phase += (130 + (25 * Math.Sin(2 * Math.PI * 0.7 * time))) / Rate;
            var (first, second) = (500 + (250 * Math.Sin(2 * Math.PI * 1.3 * time)), 1500 + (500 * Math.Sin(2 * Math.PI * 1.9 * time)));
            var value = 0.0;
            for (var harmonic = 1; harmonic <= 24; harmonic++)
            {
                var frequency = 130.0 * harmonic;
                var weight = (1 / (1 + Math.Pow((frequency - first) / 180, 2))) + (0.5 / (1 + Math.Pow((frequency - second) / 250, 2))) + 0.03;
                value += weight * Math.Sin(2 * Math.PI * phase * harmonic);
            }

            samples[i] = level * (float)((0.4 * syllable * value) + (0.06 * (1 - syllable) * ((2 * random.NextDouble()) - 1)));
        }

        return samples;
    }

    public static float[] Mix(float[] one, float[] other)
    {
        var mixed = new float[Math.Min(one.Length, other.Length)];
        for (var i = 0; i < mixed.Length; i++) mixed[i] = one[i] + other[i];
        return mixed;
    }

    public static float[] Join(params float[][] parts) => [.. parts.SelectMany(part => part)];

    /// <summary>Whole frames; what is left over at the end is dropped.</summary>
    public static IEnumerable<float[]> Frames(float[] samples) => samples.Chunk(AudioFrame.Length).Where(frame => frame.Length == AudioFrame.Length);
}
