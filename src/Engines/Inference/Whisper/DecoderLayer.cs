using HomeLLM.Engines.Inference.Ggml;

namespace HomeLLM.Engines.Inference.Whisper;

/// <summary>The weights of one decoder layer.</summary>
internal sealed record DecoderLayer(
    NormWeights AttentionNorm,
    AttentionWeights Attention,
    NormWeights CrossNorm,
    AttentionWeights Cross,
    NormWeights FeedForwardNorm,
    FeedForwardWeights FeedForward)
{
    public static DecoderLayer Load(GgmlWeights reader, WhisperHyperparameters sizes, int index)
    {
        var prefix = $"decoder.blocks.{index}.";
        return new DecoderLayer(
            NormWeights.Load(reader, prefix + "attn_ln", sizes.Width),
            AttentionWeights.Load(reader, prefix + "attn.", sizes.Width),
            NormWeights.Load(reader, prefix + "cross_attn_ln", sizes.Width),
            AttentionWeights.Load(reader, prefix + "cross_attn.", sizes.Width),
            NormWeights.Load(reader, prefix + "mlp_ln", sizes.Width),
            FeedForwardWeights.Load(reader, prefix + "mlp.", sizes));
    }
}
