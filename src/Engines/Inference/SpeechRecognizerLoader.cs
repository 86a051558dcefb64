using HomeLLM.Engines.Inference.Ggml;
using HomeLLM.Engines.Inference.Whisper;

namespace HomeLLM.Engines.Inference;

/// <summary>Loads Whisper models from ggml files.</summary>
public static class SpeechRecognizerLoader
{
    /// <summary>
    /// Loads a Whisper model as whisper.cpp and Whisper.net use it, with F32, F16, Q5_0, Q5_1 or Q8_0 weights. The file is closed afterwards:
    /// weights are copied into memory, so that a file replaced later does no harm.
    /// </summary>
    /// <param name="path">The file, such as <c>ggml-base.en.bin</c>.</param>
    /// <param name="options">How to run it.</param>
    /// <exception cref="GgmlFormatException">The file is damaged, cut short, of another kind, or needs what isn't supported.</exception>
    /// <exception cref="IOException">The file is missing or can't be read.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The options are out of range.</exception>
    public static ISpeechRecognizer Load(string path, SpeechRecognizerOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        ThreadCount.Check(options.Threads, nameof(options));

        using var file = GgmlFile.Open(path);
        return Load(file, Path.GetFileName(path), options);
    }

    /// <summary>Loads a model from an open file, which it doesn't keep.</summary>
    internal static WhisperModel Load(GgmlFile file, string name, SpeechRecognizerOptions options)
    {
        var threads = ThreadCount.Of(options.Threads);
        return WhisperModel.Load(file, name, threads, options.TimeProvider);
    }
}
