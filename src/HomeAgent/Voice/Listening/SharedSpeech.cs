using HomeLLM.HomeAgent.Configuration;
using Microsoft.Extensions.Options;

namespace HomeLLM.HomeAgent.Voice.Listening;

/// <summary>
/// The recogniser of everybody who hears: microphone, Wyoming, HTTP. Loaded once, when the first of them asks; recognises one utterance at a time.
/// Thread-safe.
/// </summary>
internal sealed class SharedSpeech : IDisposable
{
    private readonly Lazy<LoadedSpeech> _loaded;
    private readonly Lazy<UtteranceRecognizer?> _recognizer;

    public SharedSpeech(SpeechLoader loader, NamePrompt names, IOptions<SpeechOptions> options, TimeProvider time)
    {
        _loaded = new(loader.Load);
        _recognizer = new(() => Loaded.Recognizer is { } recognizer ? new(recognizer, options.Value, names.For(recognizer, options.Value), time) : null);
    }

    /// <summary>The models; loads them, which takes its time.</summary>
    public LoadedSpeech Loaded => _loaded.Value;

    /// <summary>Recognises, with the names of the home in mind; null where nothing could be loaded. Loads the models.</summary>
    public UtteranceRecognizer? Recognizer => _recognizer.Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_recognizer.IsValueCreated) _recognizer.Value?.Dispose();
        if (_loaded.IsValueCreated) _loaded.Value.Dispose();
    }
}
