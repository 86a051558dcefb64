using HomeLLM.Engines;
using HomeLLM.HomeAgent.Hosting;
using HomeLLM.HomeAgent.Pipeline;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>What came of loading the model.</summary>
/// <param name="Interpreter">Interprets; where there is no model, it says why.</param>
/// <param name="Path">The model's file; empty where none was found.</param>
/// <param name="Model">What the file says of itself; null where it couldn't be loaded.</param>
/// <param name="Profile">The prompt profile that is used; null where it couldn't be loaded.</param>
/// <param name="Problem">What is wrong and what to do; null where it was loaded.</param>
/// <param name="Engine">What computes it; null where it couldn't be loaded.</param>
internal sealed record LoadedInterpreter(
    ICommandInterpreter Interpreter, string Path, LanguageModelInfo? Model, string? Profile, string? Problem, EngineChoice? Engine = null);
