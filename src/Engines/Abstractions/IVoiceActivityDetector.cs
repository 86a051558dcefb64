namespace HomeLLM.Engines;

/// <summary>Says of each short stretch of sound how likely somebody speaks in it. Heeds what came before; not thread-safe.</summary>
public interface IVoiceActivityDetector : IDisposable
{
    /// <summary>Samples of a window, at 16,000 a second; 512 (32 ms) for Silero.</summary>
    int WindowLength { get; }

    /// <summary>Hears the next window.</summary>
    /// <param name="window"><see cref="WindowLength"/> mono samples, −1 to 1.</param>
    /// <returns>The probability of speech, 0 to 1.</returns>
    float Process(ReadOnlySpan<float> window);

    /// <summary>Forgets what came before.</summary>
    void Reset();
}
