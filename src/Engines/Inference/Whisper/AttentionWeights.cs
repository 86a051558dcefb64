using HomeLLM.Engines.Inference.Ggml;
using HomeLLM.Engines.Inference.Operations;

namespace HomeLLM.Engines.Inference.Whisper;

/// <summary>The four products of an attention; keys have no bias.</summary>
internal sealed record AttentionWeights(
    PanelMatrix Query, float[] QueryBias, PanelMatrix Key, PanelMatrix Value, float[] ValueBias, PanelMatrix Output, float[] OutputBias)
{
    /// <param name="reader">The file's tensors.</param>
    /// <param name="prefix">Such as <c>decoder.blocks.0.cross_attn.</c>.</param>
    /// <param name="width">Elements of a vector.</param>
    public static AttentionWeights Load(GgmlWeights reader, string prefix, int width) => new(
        reader.ReadMatrix(prefix + "query.weight", width, width),
        reader.ReadVector(prefix + "query.bias", width),
        reader.ReadMatrix(prefix + "key.weight", width, width),
        reader.ReadMatrix(prefix + "value.weight", width, width),
        reader.ReadVector(prefix + "value.bias", width),
        reader.ReadMatrix(prefix + "out.weight", width, width),
        reader.ReadVector(prefix + "out.bias", width));
}
