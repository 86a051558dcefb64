using HomeLLM.Engines.Inference.Kernels;

namespace HomeLLM.Engines.Inference.Operations;

/// <summary>F16 weights, finite; two columns share a word of 32 bits, the first in its low half.</summary>
internal sealed class HalfPanels : PanelMatrix
{
    private readonly Memory<uint> _weights; // [panels, pairs of columns, 16]

    /// <param name="rows">Outputs.</param>
    /// <param name="columns">Inputs; even.</param>
    /// <param name="weights">[rows, columns].</param>
    public HalfPanels(int rows, int columns, ReadOnlySpan<ushort> weights)
        : base(rows, columns)
    {
        _weights = AlignedMemory.Allocate<uint>(checked(Panels * PanelLength));
        var target = _weights.Span;
        for (var row = 0; row < rows; row++)
        {
            var first = (row / PanelKernels.Width * PanelLength) + (row % PanelKernels.Width);
            var source = weights.Slice(row * columns, columns);
            for (var pair = 0; pair < columns / 2; pair++)
            {
                target[first + (pair * PanelKernels.Width)] = source[2 * pair] | ((uint)source[(2 * pair) + 1] << 16);
            }
        }
    }

    public override int ColumnsTogether => 2;

    private int PanelLength => Columns / 2 * PanelKernels.Width;

    public override ReadOnlySpan<float> GetTile(int panel, int panelCount, int column, int columnCount, Span<float> scratch, out int panelStride)
    {
        panelStride = columnCount * PanelKernels.Width;
        for (var p = 0; p < panelCount; p++)
        {
            var source = _weights.Span.Slice(((panel + p) * PanelLength) + (column / 2 * PanelKernels.Width), columnCount / 2 * PanelKernels.Width);
            PanelVectorKernels.ExpandHalf(source, scratch.Slice(p * panelStride, panelStride));
        }

        return scratch[..(panelCount * panelStride)];
    }

    public override void Multiply(int first, int end, ReadOnlySpan<float> vector, Span<float> output) =>
        PanelVectorKernels.Half(_weights.Span[(first * PanelLength)..], end - first, vector, output[(first * PanelKernels.Width)..]);

    public override void ReadRow(int row, Span<float> target)
    {
        var source = _weights.Span[((row / PanelKernels.Width * PanelLength) + (row % PanelKernels.Width))..];
        for (var pair = 0; pair < Columns / 2; pair++)
        {
            var both = source[pair * PanelKernels.Width];
            target[2 * pair] = (float)BitConverter.UInt16BitsToHalf((ushort)both);
            target[(2 * pair) + 1] = (float)BitConverter.UInt16BitsToHalf((ushort)(both >> 16));
        }
    }
}
