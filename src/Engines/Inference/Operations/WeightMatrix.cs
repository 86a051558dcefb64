namespace HomeLLM.Engines.Inference.Operations;

/// <summary>A matrix of weights in some storage, [rows, columns], row-major. Thread-safe.</summary>
internal abstract class WeightMatrix(int rows, int columns)
{
    /// <summary>Outputs of a product.</summary>
    public int Rows => rows;

    /// <summary>Inputs of a product.</summary>
    public int Columns => columns;

    /// <summary>Some rows in single precision: stored ones where they are, others expanded into <paramref name="scratch"/>.</summary>
    /// <param name="row">The first row.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="scratch">At least count · columns.</param>
    public abstract ReadOnlySpan<float> GetRows(int row, int count, Span<float> scratch);

    /// <summary>output[row] = row · vector for a stretch of rows, as they are stored.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row behind the last.</param>
    /// <param name="vector">[columns].</param>
    /// <param name="output">[rows]; the stretch's results are written.</param>
    public abstract void Multiply(int first, int end, ReadOnlySpan<float> vector, Span<float> output);
}
