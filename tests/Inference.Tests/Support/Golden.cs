using System.Text.Json;

namespace HomeLLM.Engines.Inference.Tests.Support;

/// <summary>Reads the golden files (Golden/README.md).</summary>
internal static class Golden
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<T> Read<T>(string file) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Golden", file)).Select(line => JsonSerializer.Deserialize<T>(line, Options)!)];

    /// <param name="Model">One of <see cref="ReferenceModels"/>.</param>
    /// <param name="Tokens">What is evaluated.</param>
    /// <param name="Largest">The token with the largest logit.</param>
    /// <param name="Every8th">The logits of tokens 0, 8, 16, …</param>
    internal sealed record Logits(string Model, int[] Tokens, int Largest, float[] Every8th);

    /// <param name="Model">One of <see cref="WhisperReferenceModels"/>.</param>
    /// <param name="AudioContext">Positions that were encoded.</param>
    /// <param name="Mel">Every 97th value of the first 500 frames, frame by frame.</param>
    /// <param name="MelLength">Frames of sound.</param>
    /// <param name="Encoded">Every 53rd element of the encoder's output.</param>
    /// <param name="Logits">Every 131st logit after <paramref name="PromptTokens"/>.</param>
    /// <param name="PromptTokens">A text.</param>
    /// <param name="LogitsAfter99">The same after token 99 behind it.</param>
    /// <param name="Tokenized">The tokens of <c>" turn on the kitchen light, please! It's 50%"</c>.</param>
    /// <param name="Language">The chosen language; null for English-only models.</param>
    /// <param name="LanguageProbability">Its probability.</param>
    /// <param name="Greedy">The likeliest text without timestamps, up to 31 tokens.</param>
    /// <param name="GreedyLog">Its tokens' log probabilities.</param>
    /// <param name="Prompted">The same behind the initial prompt <c>" turn on the kitchen light"</c>.</param>
    /// <param name="PromptedLog">Its tokens' log probabilities.</param>
    /// <param name="Timed">The likeliest text with timestamps, second timestamps of a pair left out.</param>
    internal sealed record Whisper(
        string Model,
        int AudioContext,
        float[] Mel,
        int MelLength,
        float[] Encoded,
        float[] Logits,
        int[] PromptTokens,
        float[] LogitsAfter99,
        int[] Tokenized,
        string? Language,
        float LanguageProbability,
        int[] Greedy,
        float[] GreedyLog,
        int[] Prompted,
        float[] PromptedLog,
        int[] Timed);

    /// <param name="Samples">Samples of <c>jfk.wav</c>.</param>
    /// <param name="MelLength">Frames of sound.</param>
    /// <param name="Mel">Every 409th value of the first 1,100 frames, frame by frame.</param>
    /// <param name="Text">A text.</param>
    /// <param name="Tokens">Its tokens.</param>
    internal sealed record TinyWhisper(int Samples, int MelLength, float[] Mel, string Text, int[] Tokens);

    /// <param name="Sound">random: the random model, <see cref="WhisperReferenceModels.Sound"/>; the others: the real one.</param>
    /// <param name="Probabilities">One per window.</param>
    internal sealed record Silero(string Sound, float[] Probabilities);

    internal sealed record Split(string Text, bool Special, int[] Tokens);

    internal sealed record Piece(string Bytes, bool End);
}
