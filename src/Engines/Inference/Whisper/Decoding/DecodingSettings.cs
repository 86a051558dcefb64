namespace HomeLLM.Engines.Inference.Whisper.Decoding;

/// <summary>What an utterance's attempts have in common.</summary>
internal sealed record DecodingSettings
{
    /// <summary>Whether the model writes timestamps.</summary>
    public required bool Timestamps { get; init; }

    /// <summary>How many beginnings are followed at temperature 0.</summary>
    public required int BeamWidth { get; init; }

    /// <summary>How many texts are sampled at higher temperatures.</summary>
    public required int BestOf { get; init; }

    /// <summary>The most tokens that the model's context holds for a window; a text that needs more has failed.</summary>
    public required int MaxTokens { get; init; }

    /// <summary>Where the caller wants a window's text to end; 0 for nowhere.</summary>
    public required int TokenLimit { get; init; }

    /// <summary>An attempt whose last tokens have a lower entropy repeats itself.</summary>
    public required float EntropyThreshold { get; init; }

    /// <summary>The seed of sampling.</summary>
    public required int Seed { get; init; }
}
