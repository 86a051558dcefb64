using HomeLLM.Engines.Inference.Kernels;

namespace HomeLLM.Engines.Inference.Operations;

/// <summary>F16 weights, finite.</summary>
internal sealed class HalfMatrix(int rows, int columns, ReadOnlyMemory<ushort> weights) : WeightMatrix(rows, columns)
{
    public override ReadOnlySpan<float> GetRows(int row, int count, Span<float> scratch)
    {
        var target = scratch[..(count * Columns)];
        ExpandKernels.Half(weights.Span.Slice(row * Columns, count * Columns), target);
        return target;
    }

    public override void Multiply(int first, int end, ReadOnlySpan<float> vector, Span<float> output)
    {
        var rows = weights.Span.Slice(first * Columns, (end - first) * Columns);
        RowKernels.Half(rows, vector, output[first..end]);
    }
}
