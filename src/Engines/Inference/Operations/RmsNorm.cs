using HomeLLM.Engines.Inference.Kernels;

namespace HomeLLM.Engines.Inference.Operations;

/// <summary>Root-mean-square normalisation.</summary>
internal static class RmsNorm
{
    /// <summary>output = input / sqrt(mean(input²) + epsilon) · gains, for each vector of a batch.</summary>
    /// <param name="input">[batch, length].</param>
    /// <param name="gains">[length].</param>
    /// <param name="epsilon">Keeps the root from zero.</param>
    /// <param name="output">Receives [batch, length].</param>
    public static void Run(ReadOnlySpan<float> input, ReadOnlySpan<float> gains, float epsilon, Span<float> output)
    {
        var length = gains.Length;
        for (var at = 0; at < input.Length; at += length)
        {
            var vector = input.Slice(at, length);
            var factor = 1 / MathF.Sqrt((VectorKernels.Dot(vector, vector) / length) + epsilon);
            VectorKernels.Scale(output.Slice(at, length), vector, factor, gains);
        }
    }
}
