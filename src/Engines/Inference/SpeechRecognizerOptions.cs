namespace HomeLLM.Engines.Inference;

/// <summary>How the built-in engine runs a speech model.</summary>
/// <param name="Threads">How many threads evaluate together, 1 to 64; 0 for the machine's processors, 4 at most.</param>
public sealed record SpeechRecognizerOptions(int Threads = 0)
{
    /// <summary>Measures the stages.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
