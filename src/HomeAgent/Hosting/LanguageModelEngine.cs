using HomeLLM.Engines;
using HomeLLM.Engines.Inference;
using HomeLLM.HomeAgent.Configuration;
using Microsoft.Extensions.Logging;

namespace HomeLLM.HomeAgent.Hosting;

/// <summary>Chooses who computes the language model, and loads it there.</summary>
internal static class LanguageModelEngine
{
    /// <summary>
    /// Files up to this size, in bytes, run faster on the built-in engine, as measured (docs/engines.md): our own models are far below it,
    /// the smallest of the usual chat models far above.
    /// </summary>
    public const long MaxBuiltInBytes = 64 << 20;

    /// <summary>Loads a model on the engine that is configured; with <c>auto</c>, where one engine can't, on the other.</summary>
    /// <exception cref="ModelFileException">The file is damaged, cut short, of another kind, or needs what the engine doesn't have.</exception>
    /// <exception cref="IOException">The file is missing or can't be read.</exception>
    /// <exception cref="EngineUnavailableException">The configured engine can't run on this machine.</exception>
    public static (ILanguageModel Model, EngineChoice Choice) Load(string path, EnginesOptions engines, ModelOptions model, ILogger logger)
    {
        var choice = Choose(engines, path);
        try
        {
            return (Load(choice.Name, path, model, logger), choice);
        }
        catch (Exception exception) when (IsTheEnginesFault(exception) && EngineSet.HasPackages && IsAuto(engines))
        {
            return LoadOnOther(choice, exception, path, model, logger);
        }
    }

    /// <summary>Which engine the configuration asks for; with <c>auto</c>, which is the faster for that file.</summary>
    internal static EngineChoice Choose(EnginesOptions options, string path)
    {
        switch (options.LanguageModel.ToLowerInvariant())
        {
            case EnginesOptions.BuiltIn: return new(EngineChoice.BuiltIn, "as configured");
            case EnginesOptions.LlamaSharp: return new(EngineChoice.LlamaSharp, "as configured");
        }

        if (!EngineSet.HasPackages) return EngineChoice.OnlyOne;
        return new FileInfo(path) is { Exists: true, Length: <= MaxBuiltInBytes }
            ? new(EngineChoice.BuiltIn, "auto: the faster one for a model of this size")
            : new(EngineChoice.LlamaSharp, "auto: the faster one for a model of this size");
    }

    private static (ILanguageModel Model, EngineChoice Choice) LoadOnOther(
        EngineChoice first, Exception why, string path, ModelOptions model, ILogger logger)
    {
        var name = first.Name == EngineChoice.BuiltIn ? EngineChoice.LlamaSharp : EngineChoice.BuiltIn;
        try
        {
            var loaded = Load(name, path, model, logger);
            logger.OtherEngine(name, why.Message);
            return (loaded, new(name, $"auto: {first.Name} can't. {why.Message}"));
        }
        catch (Exception exception) when (IsTheEnginesFault(exception))
        {
            throw new ModelFileException($"{why.Message} Nor can {name}: {exception.Message}", why);
        }
    }

    private static bool IsTheEnginesFault(Exception exception) => exception is ModelFileException or EngineUnavailableException;

    private static bool IsAuto(EnginesOptions options) => string.Equals(options.LanguageModel, EnginesOptions.Auto, StringComparison.OrdinalIgnoreCase);

    private static ILanguageModel Load(string engine, string path, ModelOptions model, ILogger logger) => engine == EngineChoice.LlamaSharp
        ? EngineSet.LoadWithLlamaSharp(path, model.Threads, model.GpuLayers, logger)
        : LanguageModelLoader.Load(path, new LanguageModelOptions(model.Threads));
}
