namespace HomeLLM.Engines.Inference.Whisper;

/// <summary>Checks a caller's options against their ranges and the model's abilities.</summary>
internal static class OptionsCheck
{
    /// <exception cref="ArgumentException">An option is out of range or asks for what the model can't do.</exception>
    public static void Check(SpeechRecognitionOptions options, SpeechModelInfo model)
    {
        CheckLanguage(options.Language, nameof(options.Language), model);
        foreach (var candidate in options.LanguageCandidates.IsDefault ? [] : options.LanguageCandidates)
        {
            CheckLanguage(candidate, nameof(options.LanguageCandidates), model);
        }

        if (options.Translate && !model.IsMultilingual)
        {
            throw new ArgumentException("Only multilingual models translate.", nameof(options));
        }

        CheckRange(options.AudioContext ?? 1, 1, model.AudioContext, nameof(options.AudioContext));
        CheckRange(options.BeamWidth, 1, WhisperDecoder.MaxBeams, nameof(options.BeamWidth));
        CheckRange(options.BestOf, 1, WhisperDecoder.MaxBeams, nameof(options.BestOf));
        CheckRange(options.Temperature, 0, 1, nameof(options.Temperature));
        CheckRange(options.TemperatureStep, 0, 1, nameof(options.TemperatureStep));
        CheckRange(options.EntropyThreshold, 0, float.MaxValue, nameof(options.EntropyThreshold));
        CheckRange(options.LogProbabilityThreshold, float.MinValue, 0, nameof(options.LogProbabilityThreshold));
        CheckRange(options.NoSpeechThreshold, 0, 1, nameof(options.NoSpeechThreshold));
        CheckRange(options.MaxTokens, 0, int.MaxValue, nameof(options.MaxTokens));
    }

    private static void CheckLanguage(string? code, string option, SpeechModelInfo model)
    {
        if (code is not null && !model.Languages.Contains(code))
        {
            throw new ArgumentException($"{option}: {model.Name} doesn't know the language '{code}'.", nameof(code));
        }
    }

    // Not-a-number is outside every range.
    private static void CheckRange(float value, float min, float max, string option)
    {
        if (!(value >= min && value <= max))
        {
            throw new ArgumentOutOfRangeException(option, value, $"Must be from {min} to {max}.");
        }
    }
}
