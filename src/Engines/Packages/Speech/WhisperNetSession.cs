using Whisper.net;

namespace HomeLLM.Engines.Packages.Speech;

/// <summary>
/// Recognises with Whisper.net. It takes its settings when a processor is made, so each utterance has its own; whisper.cpp's buffers are
/// made anew for each in any case.
/// </summary>
internal sealed class WhisperNetSession(WhisperFactory factory, SpeechModelInfo info, int threads) : ISpeechSession
{
    private int _isBusy;
    private bool _disposed;

    public async Task<SpeechRecognition> RecognizeAsync(
        ReadOnlyMemory<float> samples, SpeechRecognitionOptions options, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        SpeechSettings.Check(options, info);
        cancellationToken.ThrowIfCancellationRequested();
        if (Interlocked.Exchange(ref _isBusy, 1) != 0) throw new InvalidOperationException("The last utterance is still being recognised.");
        try
        {
            var utterance = new WhisperNetUtterance(factory, info, threads, options, cancellationToken);
            return await utterance.RecognizeAsync(samples).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _isBusy, 0);
        }
    }

    public void Dispose() => _disposed = true;
}
