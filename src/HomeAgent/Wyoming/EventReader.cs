using System.Text.Json.Nodes;

namespace HomeLLM.HomeAgent.Wyoming;

/// <summary>
/// Cuts the bytes of a connection into events: a line of JSON, then a block of JSON and a payload where the line gives their lengths.
/// Source: the description of the Wyoming protocol, "Format". Not thread-safe.
/// </summary>
internal sealed class EventReader(Stream stream, WyomingLimits limits, TimeProvider time)
{
    private const int MaxTypeLength = 100;

    private byte[] _buffer = new byte[8 * 1024];
    private int _start;
    private int _end;

    /// <summary>Reads the next event; null where the connection ended before it began.</summary>
    /// <exception cref="WyomingException">
    /// The bytes aren't an event, are too many or came too slowly; <see cref="WyomingException.Idle"/> where none came at all, after which
    /// reading may go on.
    /// </exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public async ValueTask<WyomingEvent?> ReadAsync(CancellationToken cancellationToken)
    {
        if (_start == _end && !await WaitAsync(cancellationToken).ConfigureAwait(false)) return null;
        using var deadline = new CancellationTokenSource(limits.EventTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await ReadEventAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WyomingException(
                WyomingException.TooSlow, $"The event was not complete {limits.EventTime.TotalSeconds} s after its first byte.");
        }
    }

    /// <summary>Waits for the first byte of an event; false where the connection ends instead.</summary>
    private async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(limits.IdleTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await FillAsync(1, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WyomingException(WyomingException.Idle, $"Nothing was heard for {limits.IdleTime.TotalSeconds} s.");
        }
    }

    private async ValueTask<WyomingEvent> ReadEventAsync(CancellationToken cancellationToken)
    {
        var header = EventJson.Parse((await ReadLineAsync(cancellationToken).ConfigureAwait(false)).Span, "header");
        var type = header.Text("type");
        if (type is not { Length: > 0 and <= MaxTypeLength })
            throw new WyomingException(WyomingException.BadEvent, $"The header has no \"type\" of 1 to {MaxTypeLength} characters.");
        var dataLength = Length(header, "data_length", limits.MaxJsonBytes);
        var payloadLength = Length(header, "payload_length", limits.MaxPayloadBytes);

        var data = header.Object("data") ?? [];
        if (dataLength > 0)
        {
            var block = EventJson.Parse((await TakeAsync(dataLength, cancellationToken).ConfigureAwait(false)).Span, "data block");
            foreach (var (name, value) in block) data[name] = value?.DeepClone();
        }

        var payload = payloadLength > 0 ? await TakeAsync(payloadLength, cancellationToken).ConfigureAwait(false) : default;
        return new(type, data, payload);
    }

    private static int Length(JsonObject header, string name, int most)
    {
        var length = header.Number(name) ?? 0;
        if (length < 0) throw new WyomingException(WyomingException.BadValue, $"\"{name}\": expected 0 or more, found {length}.");
        return length <= most ? length : throw new WyomingException(WyomingException.TooLarge, $"\"{name}\": {length} bytes, at most {most} are taken.");
    }

    /// <summary>The bytes up to the next line end, which is passed over.</summary>
    private async ValueTask<ReadOnlyMemory<byte>> ReadLineAsync(CancellationToken cancellationToken)
    {
        var searched = 0;
        while (true)
        {
            var at = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            var length = at >= 0 ? searched + at : _end - _start;
            if (length > limits.MaxJsonBytes)
                throw new WyomingException(WyomingException.TooLarge, $"The header is longer than {limits.MaxJsonBytes} bytes.");
            if (at >= 0)
            {
                var line = _buffer.AsMemory(_start, length);
                _start += length + 1;
                return line;
            }

            searched = length;
            if (!await FillAsync(searched + 1, cancellationToken).ConfigureAwait(false)) throw EndsWithin("header");
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>> TakeAsync(int count, CancellationToken cancellationToken)
    {
        if (!await FillAsync(count, cancellationToken).ConfigureAwait(false)) throw EndsWithin("event");
        var bytes = _buffer.AsMemory(_start, count);
        _start += count;
        return bytes;
    }

    /// <summary>Sees to it that <paramref name="count"/> bytes are in the buffer; false where the connection ends before.</summary>
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

    private static WyomingException EndsWithin(string what) => new(WyomingException.BadEvent, $"The connection ended within the {what}.");
}
