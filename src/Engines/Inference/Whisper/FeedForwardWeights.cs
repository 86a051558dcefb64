using HomeLLM.Engines.Inference.Ggml;
using HomeLLM.Engines.Inference.Operations;

namespace HomeLLM.Engines.Inference.Whisper;

/// <summary>The feed-forward network: up, GELU, down.</summary>
internal sealed record FeedForwardWeights(PanelMatrix Up, float[] UpBias, PanelMatrix Down, float[] DownBias)
{
    /// <param name="reader">The file's tensors.</param>
    /// <param name="prefix">Such as <c>encoder.blocks.0.mlp.</c>.</param>
    /// <param name="sizes">The model's sizes.</param>
    public static FeedForwardWeights Load(GgmlWeights reader, string prefix, WhisperHyperparameters sizes) => new(
        reader.ReadMatrix(prefix + "0.weight", sizes.FeedForward, sizes.Width),
        reader.ReadVector(prefix + "0.bias", sizes.FeedForward),
        reader.ReadMatrix(prefix + "2.weight", sizes.Width, sizes.FeedForward),
        reader.ReadVector(prefix + "2.bias", sizes.Width));
}
