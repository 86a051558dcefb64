using HomeLLM.Engines;

namespace HomeLLM.HomeAgent.Tests.Wyoming;

/// <summary>Hears what a test tells it to.</summary>
internal sealed class ScriptedRecognizer(Func<float[], SpeechRecognitionOptions, CancellationToken, Task<string>> hear) : ISpeechRecognizer
{
    private int _atOnce;

    public ScriptedRecognizer(Func<float[], string> hear)
        : this((samples, _, _) => Task.FromResult(hear(samples)))
    {
    }

    public SpeechModelInfo Info { get; } = new("test.bin", "tiny", "F16", ["en", "de"], IsMultilingual: true, 1500, 224, 0);

    /// <summary>The most recognitions that went on at the same time.</summary>
    public int MostAtOnce { get; private set; }

    public List<SpeechRecognitionOptions> Options { get; } = [];

    public int CountTokens(string text) => text.Length;

    public ISpeechSession CreateSession() => new Session(this);

    public void Dispose()
    {
    }

    private sealed class Session(ScriptedRecognizer owner) : ISpeechSession
    {
        public async Task<SpeechRecognition> RecognizeAsync(
            ReadOnlyMemory<float> samples, SpeechRecognitionOptions options, CancellationToken cancellationToken = default)
        {
            owner.MostAtOnce = Math.Max(owner.MostAtOnce, Interlocked.Increment(ref owner._atOnce));
            try
            {
                owner.Options.Add(options);
                var text = await owner.Hear(samples.ToArray(), options, cancellationToken);
                return new(text, options.Language ?? "en", 1, 0, 0, [], new(default, default, default, default, default, 0, 0, 1));
            }
            finally
            {
                Interlocked.Decrement(ref owner._atOnce);
            }
        }

        public void Dispose()
        {
        }
    }

    private Task<string> Hear(float[] samples, SpeechRecognitionOptions options, CancellationToken cancellationToken) =>
        hear(samples, options, cancellationToken);
}
