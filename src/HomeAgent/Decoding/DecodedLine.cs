namespace HomeLLM.HomeAgent.Decoding;

/// <summary>A complete line of an answer.</summary>
/// <param name="Index">Which line, from 0.</param>
/// <param name="Text">The line, without a line feed.</param>
/// <param name="MinProbability">
/// The least probable of the model's choices in this line, as it saw them without the grammar, 0 to 1; 1 where it was never asked.
/// </param>
/// <param name="Conflict">The first conflict with the grammar in this line; null where there was none.</param>
/// <param name="Elapsed">How long it took from the start of the decoding.</param>
internal sealed record DecodedLine(int Index, string Text, float MinProbability, DecodeConflict? Conflict, TimeSpan Elapsed);
