using HomeLLM.Engines.Inference.Audio;

namespace HomeLLM.Engines.Inference.Whisper;

/// <summary>Buffers and caches of a <see cref="WhisperModel"/>, and the one utterance at a time that uses them.</summary>
internal sealed class WhisperSession : ISpeechSession
{
    private readonly WhisperModel _model;
    private int _busy;
    private bool _disposed;

    public WhisperSession(WhisperModel model)
    {
        _model = model;
        Transform = new LogMelTransform(model.Pool, model.Filters);
        Encoder = new WhisperEncoder(model.Sizes, model.Weights, model.Pool);
        Decoder = new WhisperDecoder(model.Sizes, model.Weights, model.Vocabulary, model.Pool);
    }

    public LogMelTransform Transform { get; }

    public WhisperEncoder Encoder { get; }

    public WhisperDecoder Decoder { get; }

    /// <summary>A prompt continues a text: it begins with a space, as words do.</summary>
    public static string Spaced(string prompt) => prompt.Length == 0 || prompt[0] == ' ' ? prompt : " " + prompt;

    public async Task<SpeechRecognition> RecognizeAsync(
        ReadOnlyMemory<float> samples, SpeechRecognitionOptions options, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentNullException.ThrowIfNull(options);
        OptionsCheck.Check(options, _model.Info);
        if (Interlocked.Exchange(ref _busy, 1) != 0)
        {
            throw new InvalidOperationException("The last utterance is still being recognised.");
        }

        try
        {
            return await Task.Run(() => new Utterance(_model, this, options, cancellationToken).Recognize(samples.Span), cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }

    public void Dispose() => _disposed = true;
}
