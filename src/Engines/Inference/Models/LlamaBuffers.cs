using HomeLLM.Engines.Inference.Kernels;

namespace HomeLLM.Engines.Inference.Models;

/// <summary>What a context computes in between, for a batch of vectors.</summary>
internal sealed class LlamaBuffers
{
    /// <summary>The most tokens that are evaluated at once; longer texts are evaluated in such parts.</summary>
    public const int MaxBatch = 256;

    /// <param name="sizes">The model's sizes.</param>
    /// <param name="capacity">The most tokens of the context.</param>
    /// <param name="vocabularySize">How many logits.</param>
    public LlamaBuffers(LlamaHyperparameters sizes, int capacity, int vocabularySize)
    {
        Batch = Math.Min(capacity, MaxBatch);
        Hidden = AlignedMemory.Allocate<float>(checked(Batch * sizes.EmbeddingLength));
        Normed = AlignedMemory.Allocate<float>(checked(Batch * sizes.EmbeddingLength));
        Projected = AlignedMemory.Allocate<float>(checked(Batch * sizes.EmbeddingLength));
        Query = AlignedMemory.Allocate<float>(checked(Batch * sizes.QueryLength));
        Key = AlignedMemory.Allocate<float>(checked(Batch * sizes.KeyLength));
        Value = AlignedMemory.Allocate<float>(checked(Batch * sizes.KeyLength));
        Attended = AlignedMemory.Allocate<float>(checked(Batch * sizes.QueryLength));
        Gate = AlignedMemory.Allocate<float>(checked(Batch * sizes.FeedForwardLength));
        Logits = AlignedMemory.Allocate<float>(vocabularySize);
        Up = AlignedMemory.Allocate<float>(checked(Batch * sizes.FeedForwardLength));
    }

    /// <summary>How many vectors fit.</summary>
    public int Batch { get; }

    /// <summary>The residual stream: [batch, embedding].</summary>
    public Memory<float> Hidden { get; }

    /// <summary>[batch, embedding].</summary>
    public Memory<float> Normed { get; }

    /// <summary>What is added to the residual stream: [batch, embedding].</summary>
    public Memory<float> Projected { get; }

    /// <summary>[batch, heads, elements].</summary>
    public Memory<float> Query { get; }

    /// <summary>[batch, key-value heads, elements].</summary>
    public Memory<float> Key { get; }

    /// <summary>[batch, key-value heads, elements].</summary>
    public Memory<float> Value { get; }

    /// <summary>[batch, heads, elements].</summary>
    public Memory<float> Attended { get; }

    /// <summary>[batch, feed-forward].</summary>
    public Memory<float> Gate { get; }

    /// <summary>[batch, feed-forward].</summary>
    public Memory<float> Up { get; }

    /// <summary>[vocabulary], of the last token.</summary>
    public Memory<float> Logits { get; }
}
