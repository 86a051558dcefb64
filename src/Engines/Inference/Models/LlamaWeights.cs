using System.Collections.Immutable;
using HomeLLM.Engines.Inference.Gguf;
using HomeLLM.Engines.Inference.Operations;

namespace HomeLLM.Engines.Inference.Models;

/// <summary>All weights of a model of the <c>llama</c> architecture.</summary>
internal sealed record LlamaWeights
{
    /// <summary>[vocabulary, embedding].</summary>
    public required WeightMatrix TokenEmbedding { get; init; }

    public required ImmutableArray<LlamaLayer> Layers { get; init; }

    public required float[] OutputNorm { get; init; }

    /// <summary>[vocabulary, embedding]; the token embedding itself where the file has no other.</summary>
    public required WeightMatrix Output { get; init; }

    /// <summary>What each pair's RoPE angle is divided by; empty for none.</summary>
    public required ImmutableArray<float> RopeFactors { get; init; }

    /// <exception cref="GgufFormatException">A tensor is missing, has another shape, or is one that this engine doesn't know.</exception>
    public static LlamaWeights Load(GgufFile file, LlamaHyperparameters sizes, int vocabularySize)
    {
        var reader = new WeightReader(file);
        var embedding = reader.ReadMatrix("token_embd.weight", vocabularySize, sizes.EmbeddingLength);
        var weights = new LlamaWeights
        {
            TokenEmbedding = embedding,
            Layers = [.. Enumerable.Range(0, sizes.Layers).Select(index => LoadLayer(reader, sizes, $"blk.{index}."))],
            OutputNorm = reader.ReadVector("output_norm.weight", sizes.EmbeddingLength),
            Output = reader.Has("output.weight") ? reader.ReadMatrix("output.weight", vocabularySize, sizes.EmbeddingLength) : embedding,
            RopeFactors = reader.Has("rope_freqs.weight") ? ReadRopeFactors(reader, sizes) : [],
        };
        reader.RefuseOthers();
        return weights;
    }

    private static LlamaLayer LoadLayer(WeightReader reader, LlamaHyperparameters sizes, string prefix) => new()
    {
        AttentionNorm = reader.ReadVector(prefix + "attn_norm.weight", sizes.EmbeddingLength),
        Query = reader.ReadMatrix(prefix + "attn_q.weight", sizes.QueryLength, sizes.EmbeddingLength),
        Key = reader.ReadMatrix(prefix + "attn_k.weight", sizes.KeyLength, sizes.EmbeddingLength),
        Value = reader.ReadMatrix(prefix + "attn_v.weight", sizes.KeyLength, sizes.EmbeddingLength),
        AttentionOutput = reader.ReadMatrix(prefix + "attn_output.weight", sizes.EmbeddingLength, sizes.QueryLength),
        FeedForwardNorm = reader.ReadVector(prefix + "ffn_norm.weight", sizes.EmbeddingLength),
        Gate = reader.ReadMatrix(prefix + "ffn_gate.weight", sizes.FeedForwardLength, sizes.EmbeddingLength),
        Up = reader.ReadMatrix(prefix + "ffn_up.weight", sizes.FeedForwardLength, sizes.EmbeddingLength),
        Down = reader.ReadMatrix(prefix + "ffn_down.weight", sizes.EmbeddingLength, sizes.FeedForwardLength),
    };

    private static ImmutableArray<float> ReadRopeFactors(WeightReader reader, LlamaHyperparameters sizes)
    {
        var factors = reader.ReadVector("rope_freqs.weight", sizes.HeadLength / 2);
        return factors.AsSpan().IndexOfAnyExceptInRange(float.Epsilon, float.MaxValue) < 0
            ? [.. factors]
            : throw new GgufFormatException("rope_freqs.weight", "factors above 0", "others");
    }
}
