using System.Text.Json.Nodes;
using HomeLLM.Engines;

namespace HomeLLM.HomeAgent.Wyoming;

/// <summary>
/// Cuts the bytes of a connection into events: a line of JSON, then a block of JSON and a payload where the line gives their lengths.
/// Source: the description of the Wyoming protocol, "Format". Not thread-safe.
/// </summary>
internal sealed class EventReader(Stream stream, WyomingLimits limits, TimeProvider time)
{
    private const int MaxTypeLength = 100;

    private readonly StreamBuffer _bytes = new(stream, 8 * 1024);

    /// <summary>Reads the next event; null where the connection ended before it began.</summary>
    /// <exception cref="WyomingException">
    /// The bytes aren't an event, are too many or came too slowly; <see cref="WyomingException.Idle"/> where none came at all, after which
    /// reading may go on.
    /// </exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public async ValueTask<WyomingEvent?> ReadAsync(CancellationToken cancellationToken)
    {
        if (_bytes.Count == 0 && !await WaitAsync(cancellationToken).ConfigureAwait(false)) return null;
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
            return await _bytes.FillAsync(1, either.Token).ConfigureAwait(false);
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
            var at = _bytes.Held[searched..].IndexOf((byte)'\n');
            var length = at >= 0 ? searched + at : _bytes.Count;
            if (length > limits.MaxJsonBytes)
                throw new WyomingException(WyomingException.TooLarge, $"The header is longer than {limits.MaxJsonBytes} bytes.");
            if (at >= 0) return _bytes.Take(length + 1)[..length];

            searched = length;
            if (!await _bytes.FillAsync(searched + 1, cancellationToken).ConfigureAwait(false)) throw EndsWithin("header");
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>> TakeAsync(int count, CancellationToken cancellationToken)
    {
        if (!await _bytes.FillAsync(count, cancellationToken).ConfigureAwait(false)) throw EndsWithin("event");
        return _bytes.Take(count);
    }

    private static WyomingException EndsWithin(string what) => new(WyomingException.BadEvent, $"The connection ended within the {what}.");
}
