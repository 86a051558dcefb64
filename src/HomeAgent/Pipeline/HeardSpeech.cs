namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>Where the time between the mouth and the text went.</summary>
/// <param name="Speech">How long was spoken, with the pre-roll, without the silence at the end.</param>
/// <param name="Silence">The silence that was waited for before it was taken for the end.</param>
/// <param name="Recognition">How long the recogniser worked.</param>
/// <param name="Text">From the end of the utterance, as it was noticed, to the text; next to nothing where recognition had begun at the pause.</param>
internal sealed record HeardSpeech(TimeSpan Speech, TimeSpan Silence, TimeSpan Recognition, TimeSpan Text);
