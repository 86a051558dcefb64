namespace HomeLLM.Engines.Inference.Whisper.Decoding;

/// <summary>A token of a hypothesis.</summary>
/// <param name="Id">The token.</param>
/// <param name="LogProbability">Given all before it, after the rules.</param>
internal readonly record struct ChosenToken(int Id, float LogProbability);
