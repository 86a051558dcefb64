namespace HomeLLM.Engines.Inference.Kernels;

/// <summary>How the operands of <see cref="PanelKernels"/> lie in memory; all in elements.</summary>
/// <param name="Depth">How many products are summed up.</param>
/// <param name="PanelStride">From one panel's first element to the next one's.</param>
/// <param name="DepthStride">From a panel's <see cref="PanelKernels.Width"/> outputs at one depth to those at the next.</param>
/// <param name="VectorStride">From one vector to the next one; may be smaller than the depth, for vectors that overlap.</param>
/// <param name="TargetStride">From one vector's results to the next one's.</param>
internal readonly record struct PanelLayout(int Depth, int PanelStride, int DepthStride, int VectorStride, int TargetStride)
{
    /// <summary>Panels that lie one after another, each [depth, <see cref="PanelKernels.Width"/>].</summary>
    public static PanelLayout Packed(int depth, int vectorStride, int targetStride) =>
        new(depth, depth * PanelKernels.Width, PanelKernels.Width, vectorStride, targetStride);
}
