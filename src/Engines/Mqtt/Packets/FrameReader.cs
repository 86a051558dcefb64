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

    private readonly StreamBuffer _bytes = new(stream, 16 * 1024);
    private int _toSkip;

    /// <summary>Reads the next packet; null at the end of the stream.</summary>
    /// <exception cref="MqttProtocolException">The bytes aren't packets, or the stream ends within one.</exception>
    public async ValueTask<Frame?> ReadAsync(CancellationToken cancellationToken)
    {
        while (_toSkip > 0)
        {
            if (_bytes.Count == 0 && !await _bytes.FillAsync(1, cancellationToken).ConfigureAwait(false)) throw EndsWithin(_toSkip);
            _toSkip -= _bytes.Take(Math.Min(_toSkip, _bytes.Count)).Length;
        }

        int headerLength, bodyLength;
        while (!TryReadHeader(_bytes.Held, out headerLength, out bodyLength))
        {
            var before = _bytes.Count;
            if (await _bytes.FillAsync(before + 1, cancellationToken).ConfigureAwait(false)) continue;
            return before == 0 ? null : throw EndsWithin(1);
        }

        var type = (PacketType)(_bytes.Held[0] >> 4);
        var flags = _bytes.Held[0] & 15;
        CheckHeader(type, flags, bodyLength);
        var kept = Math.Min(bodyLength, maxBodyLength);
        if (!await _bytes.FillAsync(headerLength + kept, cancellationToken).ConfigureAwait(false))
            throw EndsWithin(headerLength + bodyLength - _bytes.Count);

        var body = _bytes.Take(headerLength + kept)[headerLength..];
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

    private static MqttProtocolException EndsWithin(int missing) =>
        new("packet", $"the connection ended within a packet, at least {missing} bytes before its end");
}
