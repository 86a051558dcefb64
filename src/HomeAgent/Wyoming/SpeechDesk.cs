using System.Text.Json.Nodes;
using HomeLLM.Engines;
using HomeLLM.HomeAgent.Voice.Listening;
using Microsoft.Extensions.Logging;

namespace HomeLLM.HomeAgent.Wyoming;

/// <summary>Has what the clients heard recognised, one after another: two at a time would only take twice as long each. Thread-safe.</summary>
/// <param name="recognizer">Recognises; null where there is none, and so no speech-to-text is offered.</param>
/// <param name="areas">Knows where the clients stand.</param>
/// <param name="limits">How many may wait, and how long one may take.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears why a recognition failed.</param>
internal sealed class SpeechDesk(
    UtteranceRecognizer? recognizer, SatelliteAreas areas, WyomingLimits limits, TimeProvider time, ILogger<SpeechDesk> logger) : IDisposable
{
    private readonly RecognitionLine? _line = recognizer is null ? null : new(recognizer, limits.MaxWaitingForSpeech, limits.RecognitionTime, time);

    /// <summary>The model; null where there is none.</summary>
    public SpeechModelInfo? Model => recognizer?.Model;

    /// <summary>The id of the area where a client stands; null where nobody knows it.</summary>
    public string? FindArea(JsonObject? context, string address) => areas.FindArea(context, address);

    /// <summary>Recognises one utterance.</summary>
    /// <param name="samples">16 kHz mono.</param>
    /// <param name="place">Where it was heard.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="WyomingException">Too many wait, it took too long, or it failed.</exception>
    public async Task<RecognizedText> RecognizeAsync(ReadOnlyMemory<float> samples, SpokenPlace place, CancellationToken cancellationToken)
    {
        try
        {
            return await _line!.TryRecognizeAsync(samples, place, cancellationToken).ConfigureAwait(false)
                ?? throw new WyomingException(WyomingException.Busy, "Too much speech waits to be recognised; try again later.");
        }
        catch (TimeoutException exception)
        {
            throw new WyomingException(WyomingException.TooSlow, exception.Message);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or WyomingException))
        {
            logger.RecognitionFailed(exception);
            throw new WyomingException(WyomingException.Failed, "The recognition failed; the agent's log says why.");
        }
    }

    public void Dispose() => _line?.Dispose();
}
