using System.Collections.Immutable;

namespace HomeLLM.Engines;

/// <summary>How one utterance is recognised. The defaults suit short commands.</summary>
public sealed record SpeechRecognitionOptions
{
    /// <summary>The language's code, such as <c>en</c>; null lets a multilingual model choose.</summary>
    public string? Language { get; init; }

    /// <summary>Where the model chooses: the languages to choose from; empty for all it knows.</summary>
    public ImmutableArray<string> LanguageCandidates { get; init; } = [];

    /// <summary>Whether the text is translated to English; only multilingual models can.</summary>
    public bool Translate { get; init; }

    /// <summary>
    /// Words that are likely to be said, as running text: names, spellings. At most <see cref="SpeechModelInfo.MaxPromptTokens"/> tokens
    /// are heeded, the last ones; null for none.
    /// </summary>
    public string? InitialPrompt { get; init; }

    /// <summary>
    /// How much audio the model hears at once, in positions of 20 ms, 1 to <see cref="SpeechModelInfo.AudioContext"/>; null cuts it to the
    /// length of the speech (with a margin), which is what makes a short command cheap.
    /// </summary>
    public int? AudioContext { get; init; }

    /// <summary>How many beginnings of the text are followed at the same time, 1 to 8; 1 takes the likeliest token each time.</summary>
    public int BeamWidth { get; init; } = 1;

    /// <summary>The sampling temperature of the first attempt, 0 to 1; 0 samples nothing.</summary>
    public float Temperature { get; init; }

    /// <summary>
    /// What the temperature is raised by after an attempt that repeated itself or that the model doubted, up to 1; 0 for one attempt only.
    /// </summary>
    public float TemperatureStep { get; init; } = 0.2f;

    /// <summary>How many texts are sampled per attempt at a temperature above 0, 1 to 8; the likeliest is taken.</summary>
    public int BestOf { get; init; } = 5;

    /// <summary>An attempt whose last 32 tokens have a lower entropy than this, in nats, repeats itself.</summary>
    public float EntropyThreshold { get; init; } = 2.4f;

    /// <summary>An attempt with a lower average log probability per token is doubted.</summary>
    public float LogProbabilityThreshold { get; init; } = -1f;

    /// <summary>What the model doubts and takes for silence with more than this probability, 0 to 1, yields no text.</summary>
    public float NoSpeechThreshold { get; init; } = 0.6f;

    /// <summary>Whether the model writes timestamps, which segments then carry; without them a window of 30 s is one segment.</summary>
    public bool Timestamps { get; init; }

    /// <summary>The most tokens of one window of 30 s; 0 for as many as the model's context holds.</summary>
    public int MaxTokens { get; init; }

    /// <summary>Whether tokens that stand for no speech (music notes, brackets and the like) are forbidden.</summary>
    public bool SuppressNonSpeech { get; init; }

    /// <summary>The seed of sampling: the same audio, options and seed give the same text.</summary>
    public int Seed { get; init; }
}
