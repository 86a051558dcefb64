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

    /// <summary>Loads a model; with <c>auto</c>, on the built-in engine where Whisper.net can't.</summary>
    /// <exception cref="ModelFileException">The file is damaged, cut short, of another kind, or needs what the engine doesn't have.</exception>
    /// <exception cref="IOException">The file is missing or can't be read.</exception>
    /// <exception cref="EngineUnavailableException">The configured engine can't run on this machine.</exception>
    public static (ISpeechRecognizer Recognizer, EngineChoice Choice) Load(string path, EnginesOptions engines, int threads, ILogger logger) => Load(
        engines,
        () => EngineSet.LoadWithWhisperNet(path, threads, logger),
        () => SpeechRecognizerLoader.Load(path, new SpeechRecognizerOptions(threads)));

    /// <summary>Loads Silero's voice activity model with the engine that recognises speech.</summary>
    /// <inheritdoc cref="Load(string, EnginesOptions, int, ILogger)"/>
    public static (IVoiceActivityDetector Detector, EngineChoice Choice) LoadDetector(string path, EnginesOptions engines, ILogger logger) => Load(
        engines,
        () => EngineSet.LoadDetectorWithWhisperNet(path, logger),
        () => VoiceActivityDetectorLoader.LoadSilero(path));

    private static (T Model, EngineChoice Choice) Load<T>(EnginesOptions engines, Func<T> withWhisperNet, Func<T> builtIn)
    {
        var choice = Choose(engines);
        if (choice.Name == EngineChoice.BuiltIn) return (builtIn(), choice);
        try
        {
            return (withWhisperNet(), choice);
        }
        catch (Exception exception) when (
            exception is ModelFileException or EngineUnavailableException && SpeechOptions.Is(engines.Speech, EnginesOptions.Auto))
        {
            return (LoadOther(builtIn, exception), new(EngineChoice.BuiltIn, $"auto: {choice.Name} can't. {exception.Message}"));
        }
    }

    private static T LoadOther<T>(Func<T> load, Exception why)
    {
        try
        {
            return load();
        }
        catch (ModelFileException exception)
        {
            throw new ModelFileException($"{why.Message} Nor can {EngineChoice.BuiltIn}: {exception.Message}", why);
        }
    }
}
