namespace HomeLLM.Engines;

/// <summary>A token of a segment.</summary>
/// <param name="Id">Its number in the model's vocabulary.</param>
/// <param name="Text">What it stands for; a part of a character shows as U+FFFD.</param>
/// <param name="Probability">0 to 1.</param>
public readonly record struct SpeechToken(int Id, string Text, float Probability);
