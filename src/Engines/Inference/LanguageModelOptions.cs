namespace HomeLLM.Engines.Inference;

/// <summary>How the built-in engine runs a language model.</summary>
/// <param name="Threads">
/// How many threads evaluate together, 1 to 64; 0 for the machine's processors, 4 at most. Small matrices use one in any case.
/// </param>
public sealed record LanguageModelOptions(int Threads = 0);
