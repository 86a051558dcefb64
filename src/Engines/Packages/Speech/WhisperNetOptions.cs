namespace HomeLLM.Engines.Packages.Speech;

/// <summary>How Whisper.net runs a model.</summary>
/// <param name="Threads">How many threads work together, 1 to 64; 0 for the machine's processors, 4 at most.</param>
/// <param name="UseGpu">Whether a graphics processor may be used, where the runtime has one; not by default.</param>
public sealed record WhisperNetOptions(int Threads = 0, bool UseGpu = false);
