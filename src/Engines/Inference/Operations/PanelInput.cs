namespace HomeLLM.Engines.Inference.Operations;

/// <summary>The vectors of a product.</summary>
/// <param name="Vectors">One after another, or overlapping.</param>
/// <param name="Stride">From one vector to the next.</param>
/// <param name="Count">How many.</param>
internal readonly record struct PanelInput(ReadOnlyMemory<float> Vectors, int Stride, int Count);
