namespace HomeLLM.HomeAgent.Voice.Listening;

/// <summary>A recognition that has begun and may turn out to have begun too soon.</summary>
internal sealed class RunningRecognition : IDisposable
{
    private readonly CancellationTokenSource _cancellation;

    /// <param name="recognizer">Recognises.</param>
    /// <param name="samples">What to recognise.</param>
    /// <param name="place">Where it was heard.</param>
    /// <param name="cancellationToken">Ends it from outside.</param>
    public RunningRecognition(UtteranceRecognizer recognizer, ReadOnlyMemory<float> samples, SpokenPlace place, CancellationToken cancellationToken)
    {
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Text = recognizer.RecognizeAsync(samples, place, _cancellation.Token);
    }

    /// <summary>The text, once it is known.</summary>
    public Task<RecognizedText> Text { get; }

    /// <summary>Nobody needs it any more.</summary>
    public void Dispose()
    {
        _cancellation.Cancel();
        // Its end is awaited by nobody; what it met is nobody's business.
        _ = Text.ContinueWith(done => _ = done.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _cancellation.Dispose();
    }
}
