using System.Collections.Immutable;

namespace HomeLLM.HomeAgent.Decoding;

/// <summary>An answer.</summary>
/// <param name="Text">All that was written, an incomplete last line included.</param>
/// <param name="Lines">The complete lines.</param>
/// <param name="Stop">Why it ended.</param>
/// <param name="Conflict">The first conflict with the grammar; null where there was none.</param>
/// <param name="MinProbability">
/// The least probable of the model's choices, as it saw them without the grammar, 0 to 1; 1 where it was never asked.
/// </param>
/// <param name="Counts">How many tokens it took.</param>
/// <param name="Timings">How long it took.</param>
internal sealed record DecodeResult(
    string Text,
    ImmutableArray<DecodedLine> Lines,
    DecodeStop Stop,
    DecodeConflict? Conflict,
    float MinProbability,
    DecodeCounts Counts,
    DecodeTimings Timings);

/// <summary>How many tokens an answer took.</summary>
/// <param name="PromptReused">Tokens of the prompt that the context held already.</param>
/// <param name="PromptEvaluated">Tokens of the prompt that were evaluated.</param>
/// <param name="Sampled">Tokens that the model chose, an end token included.</param>
/// <param name="Forced">Tokens that were written without asking it.</param>
internal readonly record struct DecodeCounts(int PromptReused, int PromptEvaluated, int Sampled, int Forced);

/// <summary>How long an answer took.</summary>
/// <param name="Prompt">Until the first choice could be made.</param>
/// <param name="Total">Until the end of the answer was known.</param>
internal readonly record struct DecodeTimings(TimeSpan Prompt, TimeSpan Total);
