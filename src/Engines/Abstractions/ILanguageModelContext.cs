namespace HomeLLM.Engines;

/// <summary>One running text: the tokens evaluated so far and their KV cache. Not thread-safe.</summary>
public interface ILanguageModelContext : IDisposable
{
    /// <summary>The most tokens that it can hold.</summary>
    int Capacity { get; }

    /// <summary>How many tokens it holds.</summary>
    int Position { get; }

    /// <summary>Appends tokens and evaluates them in one batch.</summary>
    /// <param name="tokens">At least one token, each from 0 to <see cref="IVocabulary.Size"/> − 1.</param>
    /// <param name="logits">
    /// Receives the logits that follow the last token, one per token of the vocabulary; or empty where they aren't needed.
    /// </param>
    /// <exception cref="ContextFullException">The tokens don't fit; the context is as it was before.</exception>
    void Evaluate(ReadOnlySpan<int> tokens, Span<float> logits);

    /// <summary>Cuts the text back to its first <paramref name="position"/> tokens, 0 to <see cref="Position"/>.</summary>
    void Rewind(int position);
}
