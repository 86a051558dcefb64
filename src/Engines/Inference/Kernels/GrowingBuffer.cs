namespace HomeLLM.Engines.Inference.Kernels;

/// <summary>Aligned memory that is kept from one use to the next and replaced when more is needed. Its old content is lost then.</summary>
internal sealed class GrowingBuffer
{
    private Memory<float> _memory;

    /// <summary>Memory of a length; what it holds is undefined.</summary>
    public Memory<float> Get(int length)
    {
        if (_memory.Length < length)
        {
            _memory = AlignedMemory.Allocate<float>(length);
        }

        return _memory[..length];
    }
}
