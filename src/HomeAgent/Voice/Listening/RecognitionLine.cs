namespace HomeLLM.HomeAgent.Voice.Listening;

/// <summary>
/// The line of those who send speech over the network: one of them at a time gets to the recogniser, so that the microphone waits for one at most;
/// few may wait, and none takes long. Thread-safe.
/// </summary>
/// <param name="recognizer">Not this object's own.</param>
/// <param name="maxWaiting">How many may wait for their turn.</param>
/// <param name="longest">How long one may take from its turn on.</param>
/// <param name="time">The clock.</param>
internal sealed class RecognitionLine(UtteranceRecognizer recognizer, int maxWaiting, TimeSpan longest, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _present;

    /// <summary>Recognises.</summary>
    /// <param name="samples">16 kHz mono.</param>
    /// <param name="place">Where it was heard.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was said; null where too many wait already.</returns>
    /// <exception cref="TimeoutException">It took too long.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<RecognizedText?> TryRecognizeAsync(ReadOnlyMemory<float> samples, SpokenPlace place, CancellationToken cancellationToken)
    {
        try
        {
            if (Interlocked.Increment(ref _present) > maxWaiting + 1) return null;
            await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await RecognizeAsync(samples, place, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _present);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<RecognizedText> RecognizeAsync(ReadOnlyMemory<float> samples, SpokenPlace place, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await recognizer.RecognizeAsync(samples, place, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The recognition took longer than {longest.TotalSeconds} s.");
        }
    }
}
