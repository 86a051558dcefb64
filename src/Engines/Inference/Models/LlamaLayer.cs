using HomeLLM.Engines.Inference.Operations;

namespace HomeLLM.Engines.Inference.Models;

/// <summary>The weights of one layer. Matrices are [outputs, inputs].</summary>
internal sealed record LlamaLayer
{
    public required float[] AttentionNorm { get; init; }

    public required WeightMatrix Query { get; init; }

    public required WeightMatrix Key { get; init; }

    public required WeightMatrix Value { get; init; }

    public required WeightMatrix AttentionOutput { get; init; }

    public required float[] FeedForwardNorm { get; init; }

    public required WeightMatrix Gate { get; init; }

    public required WeightMatrix Up { get; init; }

    public required WeightMatrix Down { get; init; }
}
