namespace HomeLLM.Engines.Inference.Whisper.Decoding;

/// <summary>What became of a window.</summary>
/// <param name="Hypothesis">The text.</param>
/// <param name="Length">How many of its tokens count.</param>
/// <param name="NoSpeechProbability">How likely the window is silence to the model.</param>
/// <param name="Temperature">The temperature of the attempt.</param>
/// <param name="Attempts">How many attempts it took.</param>
/// <param name="UsedPast">Whether the text before was in the prompt.</param>
internal sealed record WindowResult(
    Hypothesis Hypothesis, int Length, float NoSpeechProbability, float Temperature, int Attempts, bool UsedPast)
{
    /// <summary>The tokens that count.</summary>
    public IEnumerable<ChosenToken> Tokens => Hypothesis.Tokens.Take(Length);
}
