namespace HomeLLM.HomeAgent.Decoding;

/// <summary>The model would rather have written what the grammar forbids.</summary>
/// <param name="Place">What was being written.</param>
/// <param name="Line">In which line, from 0.</param>
/// <param name="Wanted">The text of the model's first choice; empty for a control token and for an end.</param>
/// <param name="Chosen">The text that was written instead; empty for an end.</param>
/// <param name="Probability">How probable the model took <paramref name="Chosen"/> to be without the grammar, 0 to 1.</param>
internal sealed record DecodeConflict(DecodePlace Place, int Line, string Wanted, string Chosen, float Probability);
