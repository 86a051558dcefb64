using HomeLLM.Engines.Inference.Kernels;
using HomeLLM.Engines.Inference.Threading;

namespace HomeLLM.Engines.Inference.Operations;

/// <summary>SwiGLU's middle: gate = silu(gate) · up, shared out over threads. One per context; not thread-safe.</summary>
internal sealed class GatedActivation(WorkerPool pool) : IParallelWork
{
    private const int MinPartLength = 8_192;

    private Memory<float> _gate;
    private ReadOnlyMemory<float> _up;
    private int _partLength;

    /// <summary>Replaces the gate's values; lengths equal.</summary>
    public void Run(Memory<float> gate, ReadOnlyMemory<float> up)
    {
        _gate = gate;
        _up = up;
        var parts = Math.Clamp(gate.Length / MinPartLength, 1, pool.Threads * 2);
        _partLength = (gate.Length + parts - 1) / parts;
        pool.Run(this, (gate.Length + _partLength - 1) / _partLength);
    }

    void IParallelWork.Run(int part, int worker)
    {
        var first = part * _partLength;
        var length = Math.Min(_partLength, _gate.Length - first);
        VectorKernels.SiluMultiply(_gate.Span.Slice(first, length), _up.Span.Slice(first, length));
    }
}
