using System.Text;
using Whisper.net;

namespace HomeLLM.Engines.Packages.Speech;

/// <summary>A speech recognition model that whisper.cpp runs.</summary>
internal sealed class WhisperNetRecognizer(WhisperFactory factory, SpeechModelInfo info, int threads) : ISpeechRecognizer
{
    private bool _disposed;

    public SpeechModelInfo Info => info;

    /// <summary>Whisper.net shows no tokens: a token is at least one byte, so there can't be more of them than bytes.</summary>
    public int CountTokens(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Encoding.UTF8.GetByteCount(text);
    }

    public ISpeechSession CreateSession()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return new WhisperNetSession(factory, info, threads);
    }

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        factory.Dispose();
    }
}
