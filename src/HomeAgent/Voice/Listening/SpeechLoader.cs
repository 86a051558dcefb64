using HomeLLM.Engines;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Hosting;
using HomeLLM.HomeAgent.Voice.Activity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HomeLLM.HomeAgent.Voice.Listening;

/// <summary>Loads the speech models that the configuration names, or says why it can't; the agent lives on either way.</summary>
internal class SpeechLoader(AgentConfiguration configuration, IOptions<SpeechOptions> speech, IOptions<EnginesOptions> engines, ILogger<SpeechLoader> logger)
{
    private const string Folder = "models", Own = "*whisper*.bin", Pulled = "ggml-*.bin", Silero = "ggml-silero*.bin", OfSilero = "silero";

    /// <summary>Loads both; the caller frees them.</summary>
    public virtual LoadedSpeech Load()
    {
        var path = FindFile();
        if (path is null)
        {
            return Failed("", $"there is no speech model ({Own} or {Pulled}) in the folder {Folder} beside {configuration.FilePath}: "
                + "'homeagent models pull base.en' fetches one, or name a ggml file under Speech:Model.");
        }

        ISpeechRecognizer? recognizer = null;
        try
        {
            (recognizer, var engine) = SpeechEngine.Load(path, engines.Value, speech.Value.Threads, logger);
            var (detector, activity) = LoadDetector();
            return new(recognizer, detector, path, engine, Problem: null) { Activity = activity };
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or ModelFileException or EngineUnavailableException or OutOfMemoryException)
        {
            recognizer?.Dispose();
            return Failed(path, recognizer is null
                ? $"the speech model {path} can't be loaded: {exception.Message}"
                : $"the voice activity model can't be loaded: {exception.Message}");
        }
    }

    private (IVoiceActivityDetector Detector, string Activity) LoadDetector()
    {
        if (SpeechOptions.Is(speech.Value.Detector, SpeechOptions.BuiltIn)) return (new EnergyVoiceDetector(), "built-in (as configured)");
        if (FindDetectorFile() is { } path)
        {
            var (detector, engine) = SpeechEngine.LoadDetector(path, engines.Value, logger);
            return (detector, $"Silero by {engine} ({path})");
        }

        return SpeechOptions.Is(speech.Value.Detector, SpeechOptions.Auto)
            ? (new EnergyVoiceDetector(), $"built-in (there is no {Silero} in the folder {Folder})")
            : throw new FileNotFoundException($"there is no {Silero} in the folder {Folder} beside {configuration.FilePath}; name it under Speech:DetectorModel");
    }

    private string? FindDetectorFile()
    {
        if (speech.Value.DetectorModel.Length > 0) return ConfigurationFile.Resolve(configuration.FilePath, speech.Value.DetectorModel);
        var folder = ConfigurationFile.Resolve(configuration.FilePath, Folder);
        return Directory.Exists(folder) ? Newest(Directory.EnumerateFiles(folder, Silero)) : null;
    }

    private static LoadedSpeech Failed(string path, string problem) => new(null, null, path, null, problem);

    /// <summary>The file that is named, else the newest in the folder; null where there is none.</summary>
    private string? FindFile()
    {
        if (speech.Value.Model.Length > 0) return ConfigurationFile.Resolve(configuration.FilePath, speech.Value.Model);
        var folder = ConfigurationFile.Resolve(configuration.FilePath, Folder);
        if (!Directory.Exists(folder)) return null;
        return Newest(Directory.EnumerateFiles(folder, Own).Concat(Directory.EnumerateFiles(folder, Pulled))
            .Where(file => !Path.GetFileName(file).Contains(OfSilero, StringComparison.OrdinalIgnoreCase)));
    }

    private static string? Newest(IEnumerable<string> files) =>
        files.OrderByDescending(File.GetLastWriteTimeUtc).ThenBy(file => file, StringComparer.Ordinal).FirstOrDefault();
}
