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

    internal sealed record Split(string Text, bool Special, int[] Tokens);

    internal sealed record Piece(string Bytes, bool End);
}
