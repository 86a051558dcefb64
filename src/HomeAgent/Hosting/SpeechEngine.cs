using HomeLLM.Engines;
using HomeLLM.Engines.Inference;
using HomeLLM.HomeAgent.Configuration;
using Microsoft.Extensions.Logging;

namespace HomeLLM.HomeAgent.Hosting;

/// <summary>Chooses who recognises speech, and loads the model there.</summary>
internal static class SpeechEngine
{
    /// <summary>Which engine the configuration asks for. <c>auto</c> takes Whisper.net where it is compiled in.</summary>
    public static EngineChoice Choose(EnginesOptions options) => options.Speech.ToLowerInvariant() switch
    {
        EnginesOptions.BuiltIn => new(EngineChoice.BuiltIn, "as configured"),
        EnginesOptions.WhisperNet => new(EngineChoice.WhisperNet, "as configured"),
        _ => EngineSet.HasPackages ? new(EngineChoice.WhisperNet, "auto takes it where it is compiled in") : EngineChoice.OnlyOne,
    };

    /// <summary>Loads a model; with <c>auto</c>, on the built-in engine where Whisper.net can't run here.</summary>
    /// <exception cref="ModelFileException">The file is damaged, cut short, of another kind, or needs what the engine doesn't have.</exception>
    /// <exception cref="IOException">The file is missing or can't be read.</exception>
    /// <exception cref="EngineUnavailableException">The configured engine can't run on this machine.</exception>
    public static (ISpeechRecognizer Recognizer, EngineChoice Choice) Load(string path, EnginesOptions engines, int threads, ILogger logger)
    {
        var choice = Choose(engines);
        if (choice.Name == EngineChoice.BuiltIn) return (LoadBuiltIn(path, threads), choice);
        try
        {
            return (EngineSet.LoadWithWhisperNet(path, threads, logger), choice);
        }
        catch (EngineUnavailableException exception) when (SpeechOptions.Is(engines.Speech, EnginesOptions.Auto))
        {
            return (LoadBuiltIn(path, threads), new(EngineChoice.BuiltIn, $"auto: {choice.Name} can't. {exception.Message}"));
        }
    }

    private static ISpeechRecognizer LoadBuiltIn(string path, int threads) => SpeechRecognizerLoader.Load(path, new SpeechRecognizerOptions(threads));
}
