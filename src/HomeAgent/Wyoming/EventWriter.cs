using System.Text;
using System.Text.Json.Nodes;

namespace HomeLLM.HomeAgent.Wyoming;

/// <summary>Writes events, one after another. Thread-safe.</summary>
internal sealed class EventWriter(Stream stream, WyomingLimits limits, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>The bytes of an event: its values always go into the data block, where every reader finds them.</summary>
    public static byte[] Frame(string type, JsonObject data)
    {
        var block = Encoding.UTF8.GetBytes(data.ToJsonString(Json.Readable));
        var header = new JsonObject { ["type"] = type, ["data_length"] = block.Length };
        return [.. Encoding.UTF8.GetBytes(header.ToJsonString(Json.Readable)), (byte)'\n', .. block];
    }

    /// <summary>Writes an event.</summary>
    /// <exception cref="WyomingException">The client doesn't take it in time.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public async Task WriteAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(limits.WriteTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await _gate.WaitAsync(either.Token).ConfigureAwait(false);
            try
            {
                await stream.WriteAsync(frame, either.Token).ConfigureAwait(false);
                await stream.FlushAsync(either.Token).ConfigureAwait(false);
            }
            finally
            {
                _gate.Release();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WyomingException(WyomingException.TooSlow, $"An answer was not taken within {limits.WriteTime.TotalSeconds} s.");
        }
    }

    public void Dispose() => _gate.Dispose();
}
