using HomeLLM.Engines.Inference.Operations;

namespace HomeLLM.Engines.Inference.Audio;

/// <summary>A convolution over three neighbouring frames, with ReLU behind it.</summary>
/// <param name="Channels">Elements of an input frame.</param>
/// <param name="Outputs">Elements of an output frame.</param>
/// <param name="Step">Input frames per output frame.</param>
/// <param name="Kernels">[outputs, 3 · channels].</param>
/// <param name="Biases">[outputs].</param>
internal sealed record SileroConvolution(int Channels, int Outputs, int Step, PanelMatrix Kernels, float[] Biases);
