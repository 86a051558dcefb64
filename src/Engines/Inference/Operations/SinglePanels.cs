using HomeLLM.Engines.Inference.Kernels;

namespace HomeLLM.Engines.Inference.Operations;

/// <summary>F32 weights.</summary>
internal sealed class SinglePanels : PanelMatrix
{
    private readonly Memory<float> _weights; // [panels, columns, 16]

    /// <param name="rows">Outputs.</param>
    /// <param name="columns">Inputs.</param>
    /// <param name="weights">[rows, columns].</param>
    public SinglePanels(int rows, int columns, ReadOnlySpan<float> weights)
        : base(rows, columns)
    {
        _weights = AlignedMemory.Allocate<float>(checked(Panels * columns * PanelKernels.Width));
        var target = _weights.Span;
        for (var row = 0; row < rows; row++)
        {
            var first = (row / PanelKernels.Width * columns * PanelKernels.Width) + (row % PanelKernels.Width);
            for (var column = 0; column < columns; column++)
            {
                target[first + (column * PanelKernels.Width)] = weights[(row * columns) + column];
            }
        }
    }

    public override int ColumnsTogether => 1;

    public override ReadOnlySpan<float> GetTile(int panel, int panelCount, int column, int columnCount, Span<float> scratch, out int panelStride)
    {
        panelStride = Columns * PanelKernels.Width;
        var first = (panel * panelStride) + (column * PanelKernels.Width);
        return _weights.Span.Slice(first, ((panelCount - 1) * panelStride) + (columnCount * PanelKernels.Width));
    }

    public override void Multiply(int first, int end, ReadOnlySpan<float> vector, Span<float> output)
    {
        var stride = Columns * PanelKernels.Width;
        PanelVectorKernels.Single(_weights.Span[(first * stride)..], end - first, stride, PanelKernels.Width, vector, output[(first * PanelKernels.Width)..]);
    }

    public override void ReadRow(int row, Span<float> target)
    {
        var source = _weights.Span[((row / PanelKernels.Width * Columns * PanelKernels.Width) + (row % PanelKernels.Width))..];
        for (var column = 0; column < Columns; column++)
        {
            target[column] = source[column * PanelKernels.Width];
        }
    }
}
