using HomeLLM.HomeAgent.Configuration;

namespace HomeLLM.HomeAgent.Hosting;

/// <summary>Chooses who turns speech into text.</summary>
internal static class SpeechEngine
{
    /// <summary>Which engine the configuration asks for. <c>auto</c> takes Whisper.net where it is compiled in.</summary>
    public static EngineChoice Choose(EnginesOptions options) => options.Speech.ToLowerInvariant() switch
    {
        EnginesOptions.BuiltIn => new(EngineChoice.BuiltIn, "as configured"),
        EnginesOptions.WhisperNet => new(EngineChoice.WhisperNet, "as configured"),
        _ => EngineSet.HasPackages ? new(EngineChoice.WhisperNet, "auto takes it where it is compiled in") : EngineChoice.OnlyOne,
    };
}
