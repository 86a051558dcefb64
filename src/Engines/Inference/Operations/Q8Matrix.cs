using HomeLLM.Engines.Inference.Kernels;

namespace HomeLLM.Engines.Inference.Operations;

/// <summary>Q8_0 weights, quants and scales apart.</summary>
/// <param name="rows">Outputs.</param>
/// <param name="columns">Inputs; a multiple of 32.</param>
/// <param name="quants">[rows, columns].</param>
/// <param name="scales">[rows, columns / 32].</param>
internal sealed class Q8Matrix(int rows, int columns, ReadOnlyMemory<sbyte> quants, ReadOnlyMemory<float> scales) : WeightMatrix(rows, columns)
{
    private readonly int _blocks = columns / ExpandKernels.BlockLength;

    public override ReadOnlySpan<float> GetRows(int row, int count, Span<float> scratch)
    {
        var target = scratch[..(count * Columns)];
        ExpandKernels.Q8(quants.Span.Slice(row * Columns, count * Columns), scales.Span.Slice(row * _blocks, count * _blocks), target);
        return target;
    }

    public override void Multiply(int first, int end, ReadOnlySpan<float> vector, Span<float> output)
    {
        var rows = quants.Span.Slice(first * Columns, (end - first) * Columns);
        RowKernels.Q8(rows, scales.Span.Slice(first * _blocks, (end - first) * _blocks), vector, output[first..end]);
    }
}
