namespace HomeLLM.Engines.Inference.Whisper;

/// <summary>The stages of a recognition.</summary>
internal enum Stage
{
    Mel,
    Encoding,
    LanguageChoice,
    Decoding,
}
