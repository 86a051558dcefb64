namespace HomeLLM.Engines;

/// <summary>How many threads a model is computed with.</summary>
public static class ThreadCount
{
    private const int Most = 64, MostByDefault = 4;

    /// <summary>Whether a number of threads may be asked for.</summary>
    /// <param name="threads">0 for as many as there are processors, four at most; else up to 64.</param>
    /// <param name="parameter">The name of the options that hold it.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or over 64.</exception>
    public static void Check(int threads, string parameter)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads, parameter);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, Most, parameter);
    }

    /// <summary>The threads to compute with.</summary>
    /// <param name="threads">As for <see cref="Check"/>.</param>
    public static int Of(int threads) => threads > 0 ? threads : Math.Min(Environment.ProcessorCount, MostByDefault);
}
