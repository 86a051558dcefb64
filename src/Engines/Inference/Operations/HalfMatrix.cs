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

    public override float Dot(int row, ReadOnlySpan<float> vector) => RowKernels.DotHalf(weights.Span.Slice(row * Columns, Columns), vector);
}
