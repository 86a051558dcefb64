using HomeLLM.Engines.Inference.Ggml;

namespace HomeLLM.Engines.Inference.Whisper;

/// <summary>The weights of one encoder layer.</summary>
internal sealed record EncoderLayer(
    NormWeights AttentionNorm, AttentionWeights Attention, NormWeights FeedForwardNorm, FeedForwardWeights FeedForward)
{
    public static EncoderLayer Load(GgmlWeights reader, WhisperHyperparameters sizes, int index)
    {
        var prefix = $"encoder.blocks.{index}.";
        return new EncoderLayer(
            NormWeights.Load(reader, prefix + "attn_ln", sizes.Width),
            AttentionWeights.Load(reader, prefix + "attn.", sizes.Width),
            NormWeights.Load(reader, prefix + "mlp_ln", sizes.Width),
            FeedForwardWeights.Load(reader, prefix + "mlp.", sizes));
    }
}
