using HomeLLM.Engines;
using HomeLLM.HomeAgent.Hosting;

namespace HomeLLM.HomeAgent.Voice.Listening;

/// <summary>What came of loading the speech models.</summary>
/// <param name="Recognizer">Recognises; null where there is a problem.</param>
/// <param name="Detector">Tells speech from noise; null where there is a problem.</param>
/// <param name="Path">The recogniser's file; empty where none was found.</param>
/// <param name="Engine">Who recognises; null where there is a problem.</param>
/// <param name="Problem">Why the agent can't hear, in words a user can act on; null where it can.</param>
internal sealed record LoadedSpeech(ISpeechRecognizer? Recognizer, IVoiceActivityDetector? Detector, string Path, EngineChoice? Engine, string? Problem)
    : IDisposable
{
    /// <summary>What tells speech from noise, and why that; for people. Empty where there is a problem.</summary>
    public string Activity { get; init; } = "";

    /// <inheritdoc/>
    public void Dispose()
    {
        Detector?.Dispose();
        Recognizer?.Dispose();
    }
}
