using System.Collections.Immutable;

namespace HomeLLM.Engines;

/// <summary>What a speech recognition model says of itself.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Kind">Its size, such as <c>base.en</c>; <c>unknown</c> for shapes that Whisper doesn't have.</param>
/// <param name="WeightType">How most of its weights are stored, such as <c>F16</c>; empty where the engine doesn't say.</param>
/// <param name="Languages">
/// The codes of the languages it knows, such as <c>en</c>; only <c>en</c> for models that were trained on English alone.
/// </param>
/// <param name="IsMultilingual">Whether it can choose the language and translate.</param>
/// <param name="AudioContext">The longest audio that it hears at once, in positions of 20 ms; 1,500 in all known models.</param>
/// <param name="MaxPromptTokens">How many tokens of an initial prompt it heeds; of a longer one it heeds the end.</param>
/// <param name="ParameterCount">How many weights it has; 0 where the engine doesn't say.</param>
public sealed record SpeechModelInfo(
    string Name,
    string Kind,
    string WeightType,
    ImmutableArray<string> Languages,
    bool IsMultilingual,
    int AudioContext,
    int MaxPromptTokens,
    long ParameterCount)
{
    /// <summary>Samples a second that every model expects.</summary>
    public const int SampleRate = 16_000;

    /// <summary>Samples of one position of the audio context: 20 ms.</summary>
    public const int SamplesPerPosition = 320;
}
