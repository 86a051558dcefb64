using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Voice;
using HomeLLM.HomeAgent.Voice.Audio;
using HomeLLM.HomeAgent.Voice.Listening;
using HomeLLM.HomeAgent.Voice.Wake;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HomeLLM.HomeAgent.Web;

/// <summary>Has recordings recognised as at the microphone, and obeys what was said. Thread-safe.</summary>
internal sealed class RecordingDesk(
    SharedSpeech speech, UtteranceQueue queue, IOptions<SpeechOptions> options, WebLimits limits, TimeProvider time, ILogger<RecordingDesk> logger) : IDisposable
{
    private readonly WakePhrases _wake = new(options.Value.WakePhrases);
    private readonly Lazy<RecognitionLine?> _line = new(() =>
        speech.Recognizer is { } recognizer ? new(recognizer, limits.MaxWaitingForSpeech, limits.RecognitionTime, time) : null);

    /// <summary>Takes one recording; returns when the reply is known.</summary>
    /// <param name="wav">A WAV file.</param>
    /// <param name="speaker">Who speaks.</param>
    /// <param name="cancellationToken">Ends the wait; what was understood is done all the same.</param>
    /// <returns>What came of it; without text and calls where nothing was said.</returns>
    /// <exception cref="WebException">It is no recording, too long, can't be recognised, or too many wait.</exception>
    public async Task<UtteranceResult> TakeAsync(byte[] wav, WebSpeaker speaker, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var samples = await DecodeAsync(wav, cancellationToken).ConfigureAwait(false);
        var recognized = await RecognizeAsync(samples, speaker, cancellationToken).ConfigureAwait(false);
        // Who records is heard without a wake phrase, but may say it.
        _wake.TryStrip(recognized.Text, out var text);
        var utterance = new Utterance(text, speaker.AreaId, speaker.Id)
        {
            Conversation = speaker.Conversation,
            Heard = new(AudioFrame.Time(samples.Length), TimeSpan.Zero, recognized.Elapsed, time.GetElapsedTime(start)),
        };
        if (text.Length == 0) return new(utterance, [], "", default, time.GetElapsedTime(start));
        return await queue.SubmitAsync(utterance, observer: null).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_line.IsValueCreated) _line.Value?.Dispose();
    }

    private async Task<float[]> DecodeAsync(byte[] wav, CancellationToken cancellationToken)
    {
        var samples = new List<float>();
        try
        {
            var most = AudioFrame.Count(TimeSpan.FromSeconds(limits.MaxAudioSeconds)) * AudioFrame.Length;
            await foreach (var frame in WavSource.ReadAsync(new MemoryStream(wav), cancellationToken).ConfigureAwait(false))
            {
                if (samples.Count >= most) throw new WebException(413, $"The recording is too long: expected at most {limits.MaxAudioSeconds} s.");
                samples.AddRange(frame);
            }
        }
        catch (AudioFormatException exception)
        {
            throw new WebException(400, $"That is no WAV file: {exception.Message}");
        }

        return samples.Count > 0 ? [.. samples] : throw new WebException(400, "The WAV file holds no sound.");
    }

    private async Task<RecognizedText> RecognizeAsync(float[] samples, WebSpeaker speaker, CancellationToken cancellationToken)
    {
        try
        {
            var line = await Task.Run(() => _line.Value, cancellationToken).ConfigureAwait(false)
                ?? throw new WebException(503, $"No speech is recognised here: {speech.Loaded.Problem}");
            return await line.TryRecognizeAsync(samples, new(speaker.AreaId), cancellationToken).ConfigureAwait(false)
                ?? throw new WebException(503, "Too many recordings wait to be recognised; try again later.");
        }
        catch (TimeoutException exception)
        {
            throw new WebException(504, exception.Message);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or WebException))
        {
            logger.RecognitionFailed(exception);
            throw new WebException(500, "The recognition failed; the agent's log says why.");
        }
    }
}
