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

    /// <summary>One row · vector.</summary>
    public abstract float Dot(int row, ReadOnlySpan<float> vector);
}
