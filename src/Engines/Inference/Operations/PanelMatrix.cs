using HomeLLM.Engines.Inference.Kernels;

namespace HomeLLM.Engines.Inference.Operations;

/// <summary>
/// A matrix of weights in panels of 16 rows, whose elements lie side by side, column after column: the form that
/// <see cref="PanelKernels"/> wants. The last panel is filled up with zeros. Thread-safe.
/// </summary>
internal abstract class PanelMatrix(int rows, int columns)
{
    /// <summary>Outputs of a product.</summary>
    public int Rows => rows;

    /// <summary>Inputs of a product.</summary>
    public int Columns => columns;

    /// <summary>How many panels there are.</summary>
    public int Panels => (rows + PanelKernels.Width - 1) / PanelKernels.Width;

    /// <summary>Columns that are stored together; a tile begins and ends at their multiples, or at the last column.</summary>
    public abstract int ColumnsTogether { get; }

    /// <summary>Some panels' columns in single precision: stored ones where they are, others expanded into <paramref name="scratch"/>.</summary>
    /// <param name="panel">The first panel.</param>
    /// <param name="panelCount">How many panels.</param>
    /// <param name="column">The first column.</param>
    /// <param name="columnCount">How many columns.</param>
    /// <param name="scratch">At least panelCount · columnCount · 16.</param>
    /// <param name="panelStride">From one panel to the next.</param>
    public abstract ReadOnlySpan<float> GetTile(
        int panel, int panelCount, int column, int columnCount, Span<float> scratch, out int panelStride);

    /// <summary>output[row] = row · vector for some panels' rows, as they are stored; rows beyond the last receive zeros.</summary>
    /// <param name="first">The first panel.</param>
    /// <param name="end">The panel behind the last.</param>
    /// <param name="vector">[columns].</param>
    /// <param name="output">[panels · 16]; the stretch's results are written.</param>
    public abstract void Multiply(int first, int end, ReadOnlySpan<float> vector, Span<float> output);

    /// <summary>Copies a row in single precision.</summary>
    /// <param name="row">0 to rows − 1.</param>
    /// <param name="target">[columns].</param>
    public abstract void ReadRow(int row, Span<float> target);
}
