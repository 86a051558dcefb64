using Whisper.net;

namespace HomeLLM.Engines.Packages.Speech;

/// <summary>From our options to Whisper.net's. It has no seed (whisper.cpp's own is fixed), and always writes timestamps.</summary>
internal static class SpeechSettings
{
    // As the built-in engine's: behind the speech the model wants to hear some silence, and it was trained on 30 s.
    private const int MarginPositions = 128, MinPositions = 256, PositionStep = 32;
    private const int MaxBeams = 8;
    private const int EndOfTextEnglish = 50_256, EndOfTextMultilingual = 50_257;

    /// <summary>Tokens with these texts stand for no speech.</summary>
    private const string NonSpeech = @" ?(\[|\]|\(|\)|\{|\}|<|>|\*|#|@|\^|_|~|\||=|♪|♩|♫|♬|♭|♮|♯)+";

    /// <summary>The first token that stands for no text: end of text, languages, timestamps follow.</summary>
    public static int FirstSpecialToken(SpeechModelInfo info) => info.IsMultilingual ? EndOfTextMultilingual : EndOfTextEnglish;

    /// <exception cref="ArgumentException">An option is out of range or asks for what the model can't do.</exception>
    public static void Check(SpeechRecognitionOptions options, SpeechModelInfo info)
    {
        ArgumentNullException.ThrowIfNull(options);
        foreach (var language in Candidates(options).Append(options.Language ?? info.Languages[0]))
        {
            if (!info.Languages.Contains(language)) throw new ArgumentException($"The model {info.Name} doesn't know the language '{language}'.", nameof(options));
        }

        if (options.Translate && !info.IsMultilingual) throw new ArgumentException($"The model {info.Name} can't translate.", nameof(options));
        Check(options.AudioContext is not { } positions || (positions >= 1 && positions <= info.AudioContext), $"an audio context of 1 to {info.AudioContext}");
        Check(options.BeamWidth is >= 1 and <= MaxBeams, $"a beam width of 1 to {MaxBeams}");
        Check(options.BestOf is >= 1 and <= MaxBeams, $"the best of 1 to {MaxBeams}");
        Check(options.Temperature is >= 0 and <= 1, "a temperature of 0 to 1");
        Check(options.TemperatureStep is >= 0 and <= 1, "a temperature step of 0 to 1");
        Check(options.EntropyThreshold >= 0, "an entropy of 0 or more");
        Check(options.LogProbabilityThreshold <= 0, "a log probability of 0 or less");
        Check(options.NoSpeechThreshold is >= 0 and <= 1, "a no-speech threshold of 0 to 1");
        Check(options.MaxTokens >= 0, "no or a positive number of tokens");

        void Check(bool isGood, string expected)
        {
            if (!isGood) throw new ArgumentOutOfRangeException(nameof(options), $"Expected {expected}.");
        }
    }

    /// <summary>The languages to choose from; none for all.</summary>
    public static string[] Candidates(SpeechRecognitionOptions options) => options.LanguageCandidates.IsDefault ? [] : [.. options.LanguageCandidates];

    /// <summary>The positions of audio that take speech of this length in, with a margin.</summary>
    public static int FindAudioContext(int samples, SpeechModelInfo info)
    {
        var wanted = Math.Max(MinPositions, (samples / SpeechModelInfo.SamplesPerPosition) + MarginPositions);
        return Math.Min(info.AudioContext, (wanted + PositionStep - 1) / PositionStep * PositionStep);
    }

    /// <param name="builder">Makes the processor.</param>
    /// <param name="options">The caller's.</param>
    /// <param name="language">The language's code.</param>
    /// <param name="attempt">What is tried.</param>
    public static WhisperProcessorBuilder Apply(WhisperProcessorBuilder builder, SpeechRecognitionOptions options, string language, SpeechAttempt attempt)
    {
        builder.WithThreads(attempt.Threads)
            .WithLanguage(language)
            .WithAudioContextSize(attempt.AudioContext)
            .WithNoContext()
            .WithProbabilities()
            .WithTemperature(options.Temperature)
            .WithTemperatureInc(attempt.TemperatureStep)
            .WithEntropyThreshold(options.EntropyThreshold)
            .WithLogProbThreshold(options.LogProbabilityThreshold)
            .WithNoSpeechThreshold(options.NoSpeechThreshold);
        if (!options.Timestamps) builder.WithSingleSegment();
        if (options.Translate) builder.WithTranslate();
        if (attempt.Prompt.Length > 0) builder.WithPrompt(attempt.Prompt);
        if (options.MaxTokens > 0) builder.WithMaxTokensPerSegment(options.MaxTokens);
        if (options.SuppressNonSpeech) builder.WithSuppressRegex(NonSpeech);
        return options.BeamWidth > 1
            ? builder.WithBeamSearchSamplingStrategy(beam => beam.WithBeamSize(options.BeamWidth))
            : builder.WithGreedySamplingStrategy(greedy => greedy.WithBestOf(options.BestOf));
    }
}
