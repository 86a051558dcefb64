using System.Runtime.CompilerServices;
using HomeLLM.Engines.Inference.Kernels;

namespace HomeLLM.Engines.Inference.Operations;

/// <summary>
/// Keys and values of one layer. Keys lie by element and then position, so that one query meets many positions in one vector; values by
/// position. Cutting the text back needs no work: positions are simply written again.
/// </summary>
internal sealed class KeyValueCache
{
    // Keeps the rows of keys off the same cache sets where the capacity is a power of two.
    private const int KeyPadding = 16;

    private readonly int _headLength;
    private readonly int _heads;
    private readonly int _capacity;
    private readonly Memory<float> _keys; // [heads, elements, positions]
    private readonly Memory<float> _values; // [heads, positions, elements]

    /// <param name="capacity">How many positions.</param>
    /// <param name="heads">Key-value heads.</param>
    /// <param name="headLength">Elements of a head.</param>
    public KeyValueCache(int capacity, int heads, int headLength)
    {
        _capacity = capacity;
        _heads = heads;
        _headLength = headLength;
        KeyStride = ((capacity + KeyPadding - 1) / KeyPadding * KeyPadding) + KeyPadding;
        _keys = AlignedMemory.Allocate<float>(checked(heads * headLength * KeyStride));
        _values = AlignedMemory.Allocate<float>(checked(heads * headLength * capacity));
    }

    /// <summary>From one element's positions to the next one's.</summary>
    public int KeyStride { get; }

    /// <summary>Writes one position.</summary>
    /// <param name="position">Its place in the text.</param>
    /// <param name="key">All heads' elements.</param>
    /// <param name="value">All heads' elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(int position, ReadOnlySpan<float> key, ReadOnlySpan<float> value)
    {
        var keys = _keys.Span;
        for (var i = 0; i < key.Length; i++)
        {
            keys[(i * KeyStride) + position] = key[i];
        }

        for (var head = 0; head < _heads; head++)
        {
            value.Slice(head * _headLength, _headLength).CopyTo(_values.Span[(((head * _capacity) + position) * _headLength)..]);
        }
    }

    /// <summary>Takes another cache's first positions over; both of the same sizes.</summary>
    public void CopyFrom(KeyValueCache other, int positions)
    {
        for (var row = 0; row < _heads * _headLength; row++)
        {
            other._keys.Span.Slice(row * KeyStride, positions).CopyTo(_keys.Span[(row * KeyStride)..]);
        }

        for (var head = 0; head < _heads; head++)
        {
            var first = head * _capacity * _headLength;
            other._values.Span.Slice(first, positions * _headLength).CopyTo(_values.Span[first..]);
        }
    }

    /// <summary>The keys of a head: [elements, positions], rows of <see cref="KeyStride"/>.</summary>
    public ReadOnlySpan<float> Keys(int head) => _keys.Span.Slice(head * _headLength * KeyStride, _headLength * KeyStride);

    /// <summary>The values of a head: [positions, elements].</summary>
    public ReadOnlySpan<float> Values(int head) => _values.Span.Slice(head * _capacity * _headLength, _capacity * _headLength);
}
