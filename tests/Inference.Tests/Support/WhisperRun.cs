using HomeLLM.Engines.Inference.Audio;
using HomeLLM.Engines.Inference.Whisper;
using HomeLLM.Engines.Inference.Whisper.Decoding;

namespace HomeLLM.Engines.Inference.Tests.Support;

/// <summary>The parts of a recognition, one by one.</summary>
internal sealed class WhisperRun : IDisposable
{
    private readonly WhisperModel _model;
    private readonly WhisperSession _session;

    public WhisperRun(WhisperSpec spec, float[] sound, int positions, int threads = 1)
    {
        _model = spec.Load(threads);
        _session = new WhisperSession(_model);
        Mel = _session.Transform.Run(sound);
        MelWindow = new float[500 * Mel.Bands];
        Mel.CopyWindow(0, MelWindow);
        Encoded = _session.Encoder.Run(Mel, 0, positions, CancellationToken.None).ToArray();
        _session.Decoder.Listen(Encoded);
    }

    public WhisperModel Model => _model;

    public WhisperDecoder Decoder => _session.Decoder;

    public MelSpectrogram Mel { get; }

    /// <summary>The first 500 frames.</summary>
    public float[] MelWindow { get; }

    public float[] Encoded { get; }

    /// <summary>The logits after a text.</summary>
    public float[] Logits(params int[] tokens)
    {
        _session.Decoder.Begin(tokens, tokens.Length - 1);
        return _session.Decoder.Logits(0).ToArray();
    }

    /// <summary>The logits after one more token.</summary>
    public float[] LogitsAfter(int token, int position)
    {
        _session.Decoder.Step([0], [token], position);
        return _session.Decoder.Logits(0).ToArray();
    }

    /// <summary>Start, language, task, timestamps or not.</summary>
    public int[] Task(bool timestamps)
    {
        var tokens = _model.Vocabulary.Tokens;
        return
        [
            tokens.StartOfTranscript,
            .. tokens.IsMultilingual ? [tokens.Language(0), tokens.Transcribe] : Array.Empty<int>(),
            .. timestamps ? Array.Empty<int>() : [tokens.NoTimestamps],
        ];
    }

    /// <summary>Decodes the first window.</summary>
    /// <param name="options">How.</param>
    /// <param name="past">The text before.</param>
    /// <param name="hearMore">As the decoder wants it; null for no more.</param>
    public WindowResult Decode(SpeechRecognitionOptions options, int[] past, Func<bool>? hearMore = null)
    {
        var tokens = _model.Vocabulary.Tokens;
        var settings = new DecodingSettings
        {
            Timestamps = options.Timestamps,
            BeamWidth = options.BeamWidth,
            BestOf = options.BestOf,
            MaxTokens = _model.MaxTokens,
            TokenLimit = options.MaxTokens,
            EntropyThreshold = options.EntropyThreshold,
            Seed = options.Seed,
        };
        var rules = new TokenRules(_model.Vocabulary, options.Timestamps, options.SuppressNonSpeech);
        var decoder = new WindowDecoder(_session.Decoder, rules, tokens, options, settings, _model.MaxPast);
        var window = new DecodingWindow(0, Mel.Length, 3_000);
        return decoder.Decode(window, past, Task(options.Timestamps), hearMore ?? (() => false), CancellationToken.None);
    }

    public void Dispose()
    {
        _session.Dispose();
        _model.Dispose();
    }
}
