namespace HomeLLM.HomeAgent.Wyoming;

/// <summary>Brings sound into the form that recognisers hear. Thread-safe.</summary>
internal interface IAudioConverter
{
    /// <summary>Converts a whole utterance.</summary>
    /// <param name="mono">One channel; any length.</param>
    /// <param name="rate">Its samples a second.</param>
    /// <returns>16,000 samples a second, −1 to 1.</returns>
    float[] Convert(ReadOnlySpan<short> mono, int rate);
}
