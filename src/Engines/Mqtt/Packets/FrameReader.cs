namespace HomeLLM.Engines.Mqtt.Packets;

/// <summary>Cuts the bytes of a stream into packets. Not thread-safe.</summary>
/// <param name="stream">The connection.</param>
/// <param name="maxBodyLength">
/// The longest packet taken whole, in bytes after the fixed header, at least 65,600; of a longer PUBLISH only that much is kept, any
/// other longer packet is an error.
/// </param>
internal sealed class FrameReader(Stream stream, int maxBodyLength)
{
    private const int LongestHeader = 5;

    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;
    private int _toSkip;

    /// <summary>Reads the next packet; null at the end of the stream.</summary>
    /// <exception cref="MqttProtocolException">The bytes aren't packets, or the stream ends within one.</exception>
    public async ValueTask<Frame?> ReadAsync(CancellationToken cancellationToken)
    {
        while (_toSkip > 0)
        {
            if (_start == _end && !await FillAsync(1, cancellationToken).ConfigureAwait(false)) throw EndsWithin(_toSkip);
            var skipped = Math.Min(_toSkip, _end - _start);
            _start += skipped;
            _toSkip -= skipped;
        }

        int headerLength, bodyLength;
        while (!TryReadHeader(_buffer.AsSpan(_start, _end - _start), out headerLength, out bodyLength))
        {
            var before = _end - _start;
            if (await FillAsync(before + 1, cancellationToken).ConfigureAwait(false)) continue;
            return before == 0 ? null : throw EndsWithin(1);
        }

        var type = (PacketType)(_buffer[_start] >> 4);
        var flags = _buffer[_start] & 15;
        CheckHeader(type, flags, bodyLength);
        var kept = Math.Min(bodyLength, maxBodyLength);
        if (!await FillAsync(headerLength + kept, cancellationToken).ConfigureAwait(false))
            throw EndsWithin(headerLength + bodyLength - (_end - _start));

        var body = _buffer.AsMemory(_start + headerLength, kept);
        _start += headerLength + kept;
        _toSkip = bodyLength - kept;
        return new Frame(type, flags, body, _toSkip > 0);
    }

    private void CheckHeader(PacketType type, int flags, int bodyLength)
    {
        var name = type.ToString().ToUpperInvariant();
        if (type == 0) throw new MqttProtocolException("packet", "its type is 0");
        if (bodyLength > maxBodyLength && type != PacketType.Publish)
            throw new MqttProtocolException(name, $"it is {bodyLength} bytes long, at most {maxBodyLength} are taken");
        var expected = type is PacketType.PubRel or PacketType.Subscribe or PacketType.Unsubscribe ? 2 : 0;
        if (type != PacketType.Publish && flags != expected)
            throw new MqttProtocolException(name, $"the flags of its first byte are {flags}, expected {expected}");
    }

    private static bool TryReadHeader(ReadOnlySpan<byte> bytes, out int headerLength, out int bodyLength)
    {
        bodyLength = 0;
        for (headerLength = 1; headerLength < LongestHeader; headerLength++)
        {
            if (headerLength >= bytes.Length) return false;
            var next = bytes[headerLength];
            bodyLength |= (next & 0x7F) << (7 * (headerLength - 1));
            if (next >= 0x80) continue;
            headerLength++;
            return true;
        }

        throw new MqttProtocolException("packet", "its length takes more than four bytes");
    }

    /// <summary>Sees to it that <paramref name="count"/> bytes are in the buffer; false where the stream ends before.</summary>
    private async ValueTask<bool> FillAsync(int count, CancellationToken cancellationToken)
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

    private void MoveToFront(int count)
    {
        var held = _end - _start;
        // Grows only as far as bytes have come, so that a length alone can't make us allocate.
        var size = count <= _buffer.Length ? _buffer.Length : Math.Min(count, Math.Max(_buffer.Length, 2 * (held + 1)));
        var target = size == _buffer.Length ? _buffer : new byte[size];
        Buffer.BlockCopy(_buffer, _start, target, 0, held);
        _buffer = target;
        _start = 0;
        _end = held;
    }

    private static MqttProtocolException EndsWithin(int missing) =>
        new("packet", $"the connection ended within a packet, at least {missing} bytes before its end");
}
