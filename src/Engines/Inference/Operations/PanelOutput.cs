namespace HomeLLM.Engines.Inference.Operations;

/// <summary>Where a product's results go, and what is done with them.</summary>
/// <param name="Target">Receives a multiple of 16 results per vector; those beyond the weights' rows are zeros.</param>
/// <param name="Stride">From one vector's results to the next one's; at least the rows, rounded up to a multiple of 16.</param>
/// <param name="Biases">What is added to each vector's results; empty for nothing.</param>
/// <param name="Gelu">Whether GELU follows.</param>
/// <param name="Accumulate">Whether the target's old values are added (a residual stream).</param>
internal readonly record struct PanelOutput(
    Memory<float> Target, int Stride, ReadOnlyMemory<float> Biases = default, bool Gelu = false, bool Accumulate = false);
