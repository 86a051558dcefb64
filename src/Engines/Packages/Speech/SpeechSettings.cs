using Whisper.net;

namespace HomeLLM.Engines.Packages.Speech;

/// <summary>From our options to Whisper.net's. It has no seed (whisper.cpp's own is fixed), and always writes timestamps.</summary>
internal static class SpeechSettings
{
    private const int MarginPositions = 50, PositionStep = 64;
    private const int EndOfTextEnglish = 50_256, EndOfTextMultilingual = 50_257;

    /// <summary>Tokens with these texts stand for no speech.</summary>
    private const string NonSpeech = @" ?(\[|\]|\(|\)|\{|\}|<|>|\*|#|@|\^|_|~|\||=|♪|♩|♫|♬|♭|♮|♯)+";

    /// <summary>The first token that stands for no text: end of text, languages, timestamps follow.</summary>
    public static int FirstSpecialToken(SpeechModelInfo info) => info.IsMultilingual ? EndOfTextMultilingual : EndOfTextEnglish;

    /// <exception cref="ArgumentException">An option is out of range or asks for what the model can't do.</exception>
    public static void Check(SpeechRecognitionOptions options, SpeechModelInfo info)
    {
        ArgumentNullException.ThrowIfNull(options);
        foreach (var language in options.LanguageCandidates.Append(options.Language ?? info.Languages[0]))
        {
            if (!info.Languages.Contains(language)) throw new ArgumentException($"The model {info.Name} doesn't know the language '{language}'.", nameof(options));
        }

        if (options.Translate && !info.IsMultilingual) throw new ArgumentException($"The model {info.Name} can't translate.", nameof(options));
        Check(options.AudioContext is not { } positions || (positions >= 1 && positions <= info.AudioContext), $"an audio context of 1 to {info.AudioContext}");
        Check(options.BeamWidth is >= 1 and <= 8, "a beam width of 1 to 8");
        Check(options.BestOf is >= 1 and <= 8, "the best of 1 to 8");
        Check(options.Temperature is >= 0 and <= 1, "a temperature of 0 to 1");
        Check(options.TemperatureStep is >= 0 and <= 1, "a temperature step of 0 to 1");
        Check(options.NoSpeechThreshold is >= 0 and <= 1, "a no-speech threshold of 0 to 1");
        Check(options.MaxTokens >= 0, "no or a positive number of tokens");

        void Check(bool isGood, string expected)
        {
            if (!isGood) throw new ArgumentOutOfRangeException(nameof(options), $"Expected {expected}.");
        }
    }

    /// <summary>The positions of audio to hear: those asked for, else as many as the speech takes, with a margin.</summary>
    public static int FindAudioContext(int samples, SpeechRecognitionOptions options, SpeechModelInfo info)
    {
        if (options.AudioContext is { } asked) return asked;
        var spoken = (samples / SpeechModelInfo.SamplesPerPosition) + 1 + MarginPositions;
        return Math.Min(info.AudioContext, (spoken + PositionStep - 1) / PositionStep * PositionStep);
    }

    public static WhisperProcessorBuilder Apply(
        WhisperProcessorBuilder builder, SpeechRecognitionOptions options, string language, int audioContext, int threads)
    {
        builder.WithThreads(threads)
            .WithLanguage(language)
            .WithAudioContextSize(audioContext)
            .WithNoContext()
            .WithProbabilities()
            .WithTemperature(options.Temperature)
            .WithTemperatureInc(options.TemperatureStep)
            .WithEntropyThreshold(options.EntropyThreshold)
            .WithLogProbThreshold(options.LogProbabilityThreshold)
            .WithNoSpeechThreshold(options.NoSpeechThreshold);
        if (!options.Timestamps) builder.WithSingleSegment();
        if (options.Translate) builder.WithTranslate();
        if (options.InitialPrompt is { Length: > 0 } prompt) builder.WithPrompt(prompt);
        if (options.MaxTokens > 0) builder.WithMaxTokensPerSegment(options.MaxTokens);
        if (options.SuppressNonSpeech) builder.WithSuppressRegex(NonSpeech);
        return options.BeamWidth > 1
            ? builder.WithBeamSearchSamplingStrategy(beam => beam.WithBeamSize(options.BeamWidth))
            : builder.WithGreedySamplingStrategy(greedy => greedy.WithBestOf(options.BestOf));
    }
}
