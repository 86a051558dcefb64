namespace HomeLLM.Engines.Inference.Tests.Support;

/// <summary>SplitMix64: the same numbers on every machine and runtime.</summary>
internal sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>0 to bound − 1.</summary>
    public int Next(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>−1 to 1, in steps that singles hold exactly.</summary>
    public float NextSigned() => ((int)(Next() >> 40) - (1 << 23)) / (float)(1 << 23);

    /// <summary>Values of −size to size.</summary>
    public float[] NextSigned(int count, float size)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = NextSigned() * size;
        }

        return values;
    }
}
