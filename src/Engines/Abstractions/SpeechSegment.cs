using System.Collections.Immutable;

namespace HomeLLM.Engines;

/// <summary>A piece of what was said.</summary>
/// <param name="Start">From the first sample on.</param>
/// <param name="End">From the first sample on.</param>
/// <param name="Text">As the model writes it, usually with a space in front.</param>
/// <param name="NoSpeechProbability">How likely the window around it is silence to the model, 0 to 1.</param>
/// <param name="Temperature">The temperature of the attempt that it comes from.</param>
/// <param name="Tokens">Its tokens with their probabilities, timestamps left out; empty where the engine doesn't give them.</param>
public sealed record SpeechSegment(
    TimeSpan Start,
    TimeSpan End,
    string Text,
    float NoSpeechProbability,
    float Temperature,
    ImmutableArray<SpeechToken> Tokens);
