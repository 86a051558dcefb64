using HomeLLM.Engines.Inference.Kernels;

namespace HomeLLM.Engines.Inference.Operations;

/// <summary>F32 weights.</summary>
internal sealed class SingleMatrix(int rows, int columns, ReadOnlyMemory<float> weights) : WeightMatrix(rows, columns)
{
    public override ReadOnlySpan<float> GetRows(int row, int count, Span<float> scratch) =>
        weights.Span.Slice(row * Columns, count * Columns);

    public override void Multiply(int first, int end, ReadOnlySpan<float> vector, Span<float> output)
    {
        var rows = weights.Span.Slice(first * Columns, (end - first) * Columns);
        RowKernels.Single(rows, vector, output[first..end]);
    }
}
