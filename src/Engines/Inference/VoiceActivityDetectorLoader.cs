using HomeLLM.Engines.Inference.Audio;
using HomeLLM.Engines.Inference.Ggml;

namespace HomeLLM.Engines.Inference;

/// <summary>Loads voice activity detectors from ggml files.</summary>
public static class VoiceActivityDetectorLoader
{
    /// <summary>Loads Silero's detector for 16 kHz as whisper.cpp and Whisper.net use it, such as <c>ggml-silero-v6.2.0.bin</c>.</summary>
    /// <param name="path">The file; closed afterwards.</param>
    /// <exception cref="GgmlFormatException">The file is damaged, cut short, of another kind, or needs what isn't supported.</exception>
    /// <exception cref="IOException">The file is missing or can't be read.</exception>
    public static IVoiceActivityDetector LoadSilero(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = GgmlFile.Open(path);
        return new SileroDetector(SileroWeights.Load(file));
    }
}
