using System.Runtime.InteropServices;
using HomeLLM.Engines.Inference.Kernels;

namespace HomeLLM.Engines.Inference.Operations;

/// <summary>
/// Weights of 8 bits or fewer in blocks of 32 columns: weight = scale · quant + minimum. Four columns share a word of 32 bits, the first in
/// its low byte.
/// </summary>
internal sealed class QuantPanels : PanelMatrix
{
    /// <summary>Columns that share a scale.</summary>
    public const int BlockLength = PanelVectorKernels.BlockLength;

    private readonly Memory<int> _quants; // [panels, quadruples of columns, 16]
    private readonly Memory<float> _scales; // [panels, blocks, 16]
    private readonly Memory<float> _minima; // [panels, blocks, 16]; empty where all are zero

    /// <param name="rows">Outputs.</param>
    /// <param name="columns">Inputs; a multiple of 32.</param>
    /// <param name="quants">[rows, columns].</param>
    /// <param name="scales">[rows, columns / 32].</param>
    /// <param name="minima">[rows, columns / 32], or empty.</param>
    public QuantPanels(int rows, int columns, ReadOnlySpan<sbyte> quants, ReadOnlySpan<float> scales, ReadOnlySpan<float> minima)
        : base(rows, columns)
    {
        _quants = AlignedMemory.Allocate<int>(checked(Panels * PanelLength));
        var target = _quants.Span;
        for (var row = 0; row < rows; row++)
        {
            var first = (row / PanelKernels.Width * PanelLength) + (row % PanelKernels.Width);
            var source = quants.Slice(row * columns, columns);
            for (var four = 0; four < columns / 4; four++)
            {
                target[first + (four * PanelKernels.Width)] = BitConverter.ToInt32(MemoryMarshal.AsBytes(source.Slice(4 * four, 4)));
            }
        }

        _scales = Transpose(scales);
        _minima = minima.IsEmpty ? Memory<float>.Empty : Transpose(minima);
    }

    public override int ColumnsTogether => BlockLength;

    private int PanelLength => Columns / 4 * PanelKernels.Width;

    private int Blocks => Columns / BlockLength;

    public override ReadOnlySpan<float> GetTile(int panel, int panelCount, int column, int columnCount, Span<float> scratch, out int panelStride)
    {
        panelStride = columnCount * PanelKernels.Width;
        for (var p = 0; p < panelCount; p++)
        {
            var source = _quants.Span.Slice(((panel + p) * PanelLength) + (column / 4 * PanelKernels.Width), columnCount / 4 * PanelKernels.Width);
            var firstBlock = (((panel + p) * Blocks) + (column / BlockLength)) * PanelKernels.Width;
            var length = columnCount / BlockLength * PanelKernels.Width;
            var minima = _minima.IsEmpty ? [] : _minima.Span.Slice(firstBlock, length);
            PanelVectorKernels.ExpandQuants(source, _scales.Span.Slice(firstBlock, length), minima, scratch.Slice(p * panelStride, panelStride));
        }

        return scratch[..(panelCount * panelStride)];
    }

    public override void Multiply(int first, int end, ReadOnlySpan<float> vector, Span<float> output)
    {
        var firstBlock = first * Blocks * PanelKernels.Width;
        var minima = _minima.IsEmpty ? [] : _minima.Span[firstBlock..];
        PanelVectorKernels.Quants(
            _quants.Span[(first * PanelLength)..], _scales.Span[firstBlock..], minima, end - first, vector, output[(first * PanelKernels.Width)..]);
    }

    public override void ReadRow(int row, Span<float> target)
    {
        var lane = row % PanelKernels.Width;
        var panel = row / PanelKernels.Width;
        for (var column = 0; column < Columns; column++)
        {
            var quant = (sbyte)(_quants.Span[(panel * PanelLength) + (column / 4 * PanelKernels.Width) + lane] >> (8 * (column % 4)));
            var block = (((panel * Blocks) + (column / BlockLength)) * PanelKernels.Width) + lane;
            target[column] = (quant * _scales.Span[block]) + (_minima.IsEmpty ? 0 : _minima.Span[block]);
        }
    }

    private Memory<float> Transpose(ReadOnlySpan<float> perRow)
    {
        var perPanel = AlignedMemory.Allocate<float>(checked(Panels * Blocks * PanelKernels.Width));
        for (var row = 0; row < Rows; row++)
        {
            for (var block = 0; block < Blocks; block++)
            {
                var target = (((row / PanelKernels.Width * Blocks) + block) * PanelKernels.Width) + (row % PanelKernels.Width);
                perPanel.Span[target] = perRow[(row * Blocks) + block];
            }
        }

        return perPanel;
    }
}
