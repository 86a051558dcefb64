using System.Buffers;

namespace HomeLLM.Engines.Inference.Tests.Support;

/// <summary>Sound that whoever reads it has to wait for, until the gate is opened.</summary>
internal sealed class GatedSamples(float[] samples) : MemoryManager<float>
{
    private readonly ManualResetEventSlim _gate = new();
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when somebody wants to read.</summary>
    public Task Entered => _entered.Task;

    public void Open() => _gate.Set();

    public override Memory<float> Memory => CreateMemory(samples.Length);

    public override Span<float> GetSpan()
    {
        _entered.TrySetResult();
        _gate.Wait();
        return samples;
    }

    public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing) => _gate.Dispose();
}
