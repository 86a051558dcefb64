using HomeLLM.Engines.Inference.Ggml;
using HomeLLM.Engines.Inference.Kernels;

namespace HomeLLM.Engines.Inference.Whisper;

/// <summary>A layer normalisation.</summary>
internal sealed record NormWeights(float[] Gains, float[] Biases)
{
    private const float Epsilon = 1e-5f;

    /// <param name="reader">The file's tensors.</param>
    /// <param name="prefix">Such as <c>encoder.ln_post</c>.</param>
    /// <param name="width">Elements of a vector.</param>
    public static NormWeights Load(GgmlWeights reader, string prefix, int width) =>
        new(reader.ReadVector(prefix + ".weight", width), reader.ReadVector(prefix + ".bias", width));

    /// <summary>Normalises each vector of a batch.</summary>
    /// <param name="input">[batch, width].</param>
    /// <param name="output">Receives [batch, width].</param>
    public void Run(ReadOnlySpan<float> input, Span<float> output)
    {
        for (var at = 0; at < input.Length; at += Gains.Length)
        {
            TransformerKernels.LayerNorm(input.Slice(at, Gains.Length), Gains, Biases, Epsilon, output.Slice(at, Gains.Length));
        }
    }
}
