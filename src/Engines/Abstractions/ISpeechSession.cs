namespace HomeLLM.Engines;

/// <summary>Recognises one utterance after another. Not thread-safe; nothing of an utterance stays for the next one.</summary>
public interface ISpeechSession : IDisposable
{
    /// <summary>Turns speech into text.</summary>
    /// <param name="samples">
    /// 16,000 mono samples a second, −1 to 1; any length, none included (an empty result). Not kept, but must not change until the task ends.
    /// </param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Ends the work between two layers of the encoder or two tokens.</param>
    /// <exception cref="ArgumentException">An option is out of range or asks for what the model can't do.</exception>
    /// <exception cref="InvalidOperationException">The last utterance is still being recognised.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the session can be used again.</exception>
    Task<SpeechRecognition> RecognizeAsync(
        ReadOnlyMemory<float> samples, SpeechRecognitionOptions options, CancellationToken cancellationToken = default);
}
