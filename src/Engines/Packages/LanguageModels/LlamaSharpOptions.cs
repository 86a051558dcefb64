namespace HomeLLM.Engines.Packages.LanguageModels;

/// <summary>How LLamaSharp runs a language model.</summary>
/// <param name="Threads">How many threads evaluate together, 1 to 64; 0 for the machine's processors, 4 at most.</param>
/// <param name="GpuLayers">How many layers a graphics processor takes, 0 to 10,000; 0 by default, though LLamaSharp's own default is 20.</param>
public sealed record LlamaSharpOptions(int Threads = 0, int GpuLayers = 0);
