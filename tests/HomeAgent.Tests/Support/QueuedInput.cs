using System.Threading.Channels;

namespace HomeLLM.HomeAgent.Tests.Support;

/// <summary>An input that a test writes while it is read.</summary>
internal sealed class QueuedInput : TextReader
{
    private readonly Channel<string> _texts = Channel.CreateUnbounded<string>();

    public void Add(string text) => _texts.Writer.TryWrite(text);

    public void Complete() => _texts.Writer.TryComplete();

    public override async ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
    {
        if (!await _texts.Reader.WaitToReadAsync(cancellationToken) || !_texts.Reader.TryRead(out var text)) return 0;
        text.CopyTo(buffer.Span);
        return text.Length;
    }
}
