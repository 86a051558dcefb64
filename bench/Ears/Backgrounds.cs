namespace HomeLLM.Bench.Ears;

/// <summary>What lies around and behind a voice. 16 kHz mono.</summary>
internal static class Backgrounds
{
    private const int Rate = 16_000;

    // Like that of a fan: the high frequencies are weaker.
    private const double Smoothing = 0.7;

    /// <summary>Puts silence around a voice and noise under all of it.</summary>
    /// <param name="voice">The voice.</param>
    /// <param name="before">Seconds of silence before it.</param>
    /// <param name="behind">Seconds of silence behind it.</param>
    /// <param name="decibels">How much louder the voice is than the noise; null for no noise.</param>
    /// <param name="random">Makes the noise.</param>
    public static float[] Surround(float[] voice, double before, double behind, double? decibels, Random random)
    {
        var lead = (int)(before * Rate);
        var sound = new float[lead + voice.Length + (int)(behind * Rate)];
        voice.CopyTo(sound, lead);
        if (decibels is not { } ratio) return sound;
        var level = Loudness(voice) * Math.Pow(10, -ratio / 20);
        var last = 0.0;
        for (var i = 0; i < sound.Length; i++)
        {
            // Twelve evenly spread values are as good as normally spread ones.
            var white = -6.0;
            for (var k = 0; k < 12; k++) white += random.NextDouble();
            last = (Smoothing * last) + white;
            sound[i] += (float)(level * last * Math.Sqrt(1 - (Smoothing * Smoothing)));
        }

        return sound;
    }

    /// <summary>The effective value of a voice; its pauses don't count.</summary>
    private static double Loudness(float[] voice) => Math.Sqrt(voice.Where(sample => Math.Abs(sample) > 0.01f).Average(sample => (double)sample * sample));
}
