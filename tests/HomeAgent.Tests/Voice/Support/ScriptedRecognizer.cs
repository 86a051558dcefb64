using HomeLLM.Engines;

namespace HomeLLM.HomeAgent.Tests.Voice.Support;

/// <summary>Hears what a test tells it to.</summary>
internal sealed class ScriptedRecognizer(Func<ReadOnlyMemory<float>, CancellationToken, Task<string>> script) : ISpeechRecognizer
{
    public ScriptedRecognizer(Func<string> text)
        : this((_, _) => Task.FromResult(text()))
    {
    }

    public SpeechModelInfo Info { get; init; } = new("scripted", "unknown", "F32", ["en"], IsMultilingual: false, 1500, 224, 0);

    /// <summary>The lengths of what it was given, in samples, and how.</summary>
    public List<(int Length, SpeechRecognitionOptions Options)> Heard { get; } = [];

    public int CountTokens(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    public ISpeechSession CreateSession() => new Session(this);

    public void Dispose()
    {
    }

    private sealed class Session(ScriptedRecognizer owner) : ISpeechSession
    {
        public async Task<SpeechRecognition> RecognizeAsync(
            ReadOnlyMemory<float> samples, SpeechRecognitionOptions options, CancellationToken cancellationToken = default)
        {
            lock (owner.Heard) owner.Heard.Add((samples.Length, options));
            var text = await owner.Script(samples, cancellationToken);
            return new(text, "en", 1, 0, 0, [], new(default, default, default, default, default, 0, 0, 1));
        }

        public void Dispose()
        {
        }
    }

    private Func<ReadOnlyMemory<float>, CancellationToken, Task<string>> Script { get; } = script;
}
