namespace HomeLLM.Engines;

/// <summary>Where the time of a recognition went.</summary>
/// <param name="Mel">From samples to the log-mel spectrogram; zero where the engine doesn't measure it.</param>
/// <param name="Encoding">The encoder, all windows and attempts; zero where the engine doesn't measure it.</param>
/// <param name="LanguageChoice">Choosing the language; zero where it was given.</param>
/// <param name="Decoding">The decoder; zero where the engine doesn't measure it.</param>
/// <param name="Total">All of it.</param>
/// <param name="AudioContext">The audio context of the first window, in positions of 20 ms; 0 where nothing was encoded.</param>
/// <param name="DecodedTokens">How many tokens were decoded, all attempts and beams together.</param>
/// <param name="Attempts">How many attempts the windows took together.</param>
public sealed record SpeechTimings(
    TimeSpan Mel,
    TimeSpan Encoding,
    TimeSpan LanguageChoice,
    TimeSpan Decoding,
    TimeSpan Total,
    int AudioContext,
    int DecodedTokens,
    int Attempts);
