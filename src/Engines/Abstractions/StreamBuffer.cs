namespace HomeLLM.Engines;

/// <summary>
/// The bytes of a stream that have come and weren't taken yet. It holds no more than was asked for and has come, so that a length read from
/// outside can't make it allocate by itself. Not thread-safe.
/// </summary>
/// <param name="stream">Only read; not disposed of.</param>
/// <param name="size">How many bytes it holds at first, at least 1; it grows where more are asked for at once.</param>
public sealed class StreamBuffer(Stream stream, int size)
{
    private byte[] _buffer = new byte[size];
    private int _start;
    private int _end;

    /// <summary>How many bytes have come and weren't taken.</summary>
    public int Count => _end - _start;

    /// <summary>How many bytes there is room for.</summary>
    public int Capacity => _buffer.Length;

    /// <summary>The bytes that have come and weren't taken; good until the next <see cref="FillAsync"/>.</summary>
    public ReadOnlySpan<byte> Held => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Reads until at least <paramref name="count"/> bytes are held, not at all where they are.</summary>
    /// <returns>False where the stream ends before; what has come of them is held.</returns>
    /// <exception cref="IOException">The stream broke.</exception>
    public async ValueTask<bool> FillAsync(int count, CancellationToken cancellationToken)
    {
        while (_end - _start < count)
        {
            if (_start + count > _buffer.Length || _start == _end) MoveToFront(count);
            var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            if (read == 0) return false;
            _end += read;
        }

        return true;
    }

    /// <summary>Takes the first bytes out.</summary>
    /// <param name="count">0 to <see cref="Count"/>.</param>
    /// <returns>They are good until the next <see cref="FillAsync"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">So many aren't held.</exception>
    public ReadOnlyMemory<byte> Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        var taken = _buffer.AsMemory(_start, count);
        _start += count;
        return taken;
    }

    private void MoveToFront(int count)
    {
        var held = _end - _start;
        // Grows only as far as bytes have come.
        var size = count <= _buffer.Length ? _buffer.Length : Math.Min(count, Math.Max(_buffer.Length, 2 * (held + 1)));
        var target = size == _buffer.Length ? _buffer : new byte[size];
        Buffer.BlockCopy(_buffer, _start, target, 0, held);
        _buffer = target;
        _start = 0;
        _end = held;
    }
}
