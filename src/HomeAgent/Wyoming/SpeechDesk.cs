using HomeLLM.Engines;
using Microsoft.Extensions.Logging;

namespace HomeLLM.HomeAgent.Wyoming;

/// <summary>Has what the clients heard recognised, one after another: two at a time would only take twice as long each. Thread-safe.</summary>
/// <param name="recognizer">Recognises; null where there is none, and so no speech-to-text is offered.</param>
/// <param name="converter">Brings what was heard into the recogniser's form.</param>
/// <param name="limits">How many may wait, and how long one may take.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears why a recognition failed.</param>
internal sealed class SpeechDesk(
    ISpeechRecognizer? recognizer, IAudioConverter converter, WyomingLimits limits, TimeProvider time, ILogger<SpeechDesk> logger) : IDisposable
{
    /// <summary>More is no command, and a recogniser that has lost its way must not go on for long.</summary>
    private const int MaxTokens = 100;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private ISpeechSession? _session;
    private int _present;

    /// <summary>The model; null where there is none.</summary>
    public SpeechModelInfo? Model => recognizer?.Info;

    /// <summary>Recognises one utterance.</summary>
    /// <param name="audio">What was heard; must not change any more.</param>
    /// <param name="language">The language's code; null for the model's choice.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="WyomingException">Too many wait, it took too long, or it failed.</exception>
    public async Task<SpeechRecognition> RecognizeAsync(HeardAudio audio, string? language, CancellationToken cancellationToken)
    {
        try
        {
            if (Interlocked.Increment(ref _present) > limits.MaxWaitingForSpeech + 1)
                throw new WyomingException(WyomingException.Busy, "Too much speech waits to be recognised; try again later.");
            await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await RecognizeNowAsync(audio, language, cancellationToken).ConfigureAwait(false);
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

    public void Dispose()
    {
        _session?.Dispose();
        _turn.Dispose();
    }

    private async Task<SpeechRecognition> RecognizeNowAsync(HeardAudio audio, string? language, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(limits.RecognitionTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var samples = converter.Convert(audio.Mono, audio.Format.Rate);
            _session ??= recognizer!.CreateSession();
            var how = new SpeechRecognitionOptions { Language = language, SuppressNonSpeech = true, MaxTokens = MaxTokens };
            return await _session.RecognizeAsync(samples, how, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WyomingException(WyomingException.TooSlow, $"The recognition took longer than {limits.RecognitionTime.TotalSeconds} s.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.RecognitionFailed(exception);
            throw new WyomingException(WyomingException.Failed, "The recognition failed; the agent's log says why.");
        }
    }
}
