using System.Threading.Channels;

namespace HomeLLM.HomeAgent.Tests.Wyoming;

/// <summary>Bytes that come when a test sends them.</summary>
internal sealed class SlowStream : MemoryStream
{
    private readonly Channel<byte[]> _pieces = Channel.CreateUnbounded<byte[]>();

    /// <summary>Whether a reader waits for bytes that haven't come.</summary>
    public bool IsWaiting { get; private set; }

    public void Add(byte[] piece) => _pieces.Writer.TryWrite(piece);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_pieces.Reader.TryRead(out var piece))
        {
            var next = _pieces.Reader.ReadAsync(cancellationToken);
            IsWaiting = true;
            piece = await next;
        }

        piece.CopyTo(buffer);
        return piece.Length;
    }
}
