using System.Collections.Immutable;

namespace HomeLLM.Engines;

/// <summary>What was heard.</summary>
/// <param name="Text">All segments' text, trimmed; empty where nothing was said.</param>
/// <param name="Language">The language's code; the given one, or the one that the model chose.</param>
/// <param name="LanguageProbability">How sure the model was of its choice, 0 to 1; 1 where the language was given.</param>
/// <param name="NoSpeechProbability">How likely the first window is silence to the model, 0 to 1.</param>
/// <param name="AverageLogProbability">Per token, over all segments; 0 without text.</param>
/// <param name="Segments">The text in pieces.</param>
/// <param name="Timings">Where the time went.</param>
public sealed record SpeechRecognition(
    string Text,
    string Language,
    float LanguageProbability,
    float NoSpeechProbability,
    float AverageLogProbability,
    ImmutableArray<SpeechSegment> Segments,
    SpeechTimings Timings);
