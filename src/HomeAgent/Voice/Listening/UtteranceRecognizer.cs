using HomeLLM.Engines;
using HomeLLM.HomeAgent.Configuration;

namespace HomeLLM.HomeAgent.Voice.Listening;

/// <summary>
/// Recognises one utterance after another with one session, wherever they were heard: with the same settings, guards and names. Thread-safe: who
/// comes second waits.
/// </summary>
/// <param name="recognizer">Not this object's own.</param>
/// <param name="options">How.</param>
/// <param name="prompt">From the id of the area where somebody speaks (null where it isn't known) to the names that are likely to be said; null for none.</param>
/// <param name="time">Measures.</param>
internal sealed class UtteranceRecognizer(ISpeechRecognizer recognizer, SpeechOptions options, Func<string?, string?> prompt, TimeProvider time) : IDisposable
{
    private readonly ISpeechSession _session = recognizer.CreateSession();
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>The model.</summary>
    public SpeechModelInfo Model => recognizer.Info;

    /// <summary>Recognises.</summary>
    /// <param name="samples">16 kHz mono; not kept.</param>
    /// <param name="place">Where it was heard.</param>
    /// <param name="cancellationToken">Ends it soon.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<RecognizedText> RecognizeAsync(ReadOnlyMemory<float> samples, SpokenPlace place, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var start = time.GetTimestamp();
            var how = new SpeechRecognitionOptions
            {
                Language = place.Language ?? Language(),
                BeamWidth = options.BeamWidth,
                InitialPrompt = prompt(place.AreaId),
                SuppressNonSpeech = true,
                // More is no command, and a recogniser that has lost its way must not go on for long.
                MaxTokens = 100,
            };
            var recognition = await Task.Run(() => _session.RecognizeAsync(samples, how, cancellationToken), cancellationToken).ConfigureAwait(false);
            return new(RecognizedText.Clean(recognition), recognition.Language, time.GetElapsedTime(start));
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Who still recognises was cancelled and ends soon; nobody gets the gate afterwards.
        _gate.Wait();
        _session.Dispose();
    }

    private string? Language()
    {
        if (!recognizer.Info.IsMultilingual) return recognizer.Info.Languages is [var only, ..] ? only : null;
        return SpeechOptions.Is(options.Language, "auto") ? null : options.Language;
    }
}
