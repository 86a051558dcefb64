namespace HomeLLM.Engines.Inference.Tests.Support;

/// <summary>Sounds, made the same way every time: syllables of gliding harmonics with pauses, over noise.</summary>
internal static class TestSound
{
    private const int SampleRate = 16_000;

    /// <param name="seed">Another seed, another sound.</param>
    /// <param name="count">How many samples.</param>
    public static float[] Syllables(ulong seed, int count)
    {
        var random = new SeededRandom(seed);
        var samples = new float[count];
        double phase = 0;
        for (var i = 0; i < count; i++)
        {
            var time = (double)i / SampleRate;
            var pitch = 120 + (40 * Math.Sin(2 * Math.PI * ((0.7 * time) + (seed % 7 * 0.1))));
            phase += 2 * Math.PI * pitch / SampleRate;
            var loudness = Math.Max(0, Math.Sin(2 * Math.PI * 3.1 * time));
            var colour = 3 + (2 * Math.Sin(2 * Math.PI * 1.3 * time));
            double sound = 0;
            for (var harmonic = 1; harmonic <= 12; harmonic++)
            {
                sound += Math.Sin(harmonic * phase) * Math.Exp(-Math.Abs(harmonic - colour) / 2) / 4;
            }

            samples[i] = (float)(sound * loudness * 0.5) + (random.NextSigned() * 0.003f);
        }

        return samples;
    }
}
