using HomeLLM.Engines.Inference.Audio;
using HomeLLM.Engines.Inference.Whisper.Decoding;

namespace HomeLLM.Engines.Inference.Whisper;

/// <summary>The recognition of one utterance: window after window is encoded and decoded.</summary>
internal sealed class Utterance
{
    private const int FramesPerPosition = 2;
    private const int DistilledLayers = 2;
    private const int LargeV3Vocabulary = 51_866;

    // Behind the speech the model wants to hear some silence, and it was trained on 30 s: shorter contexts than this make it repeat itself.
    private const int MarginPositions = 128;
    private const int MinPositions = 256;
    private const int PositionStep = 32;

    // A last window as short as this doesn't profit from the text before.
    private const int FramesWithoutPast = 500;

    private readonly WhisperModel _model;
    private readonly WhisperSession _session;
    private readonly SpeechRecognitionOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly WindowDecoder _decoder;
    private readonly TranscriptBuilder _transcript;
    private readonly bool _timestamps;
    private readonly StageClock _clock;
    private int _language = -1;
    private float _languageProbability = 1;
    private int _firstContext;
    private int _attempts;

    public Utterance(WhisperModel model, WhisperSession session, SpeechRecognitionOptions options, CancellationToken cancellationToken)
    {
        _model = model;
        _session = session;
        _options = options;
        _cancellationToken = cancellationToken;
        _clock = new StageClock(model.Time);
        var sizes = model.Sizes;
        var tokens = model.Vocabulary.Tokens;
        // The first distilled models were trained without timestamps.
        _timestamps = options.Timestamps && !(sizes.TextLayers == DistilledLayers && sizes.VocabularySize != LargeV3Vocabulary);
        var settings = new DecodingSettings
        {
            Timestamps = _timestamps,
            BeamWidth = options.BeamWidth,
            BestOf = options.BestOf,
            MaxTokens = model.MaxTokens,
            TokenLimit = options.MaxTokens,
            EntropyThreshold = options.EntropyThreshold,
            Seed = options.Seed,
        };
        var rules = new TokenRules(model.Vocabulary, _timestamps, options.SuppressNonSpeech);
        _decoder = new WindowDecoder(session.Decoder, rules, tokens, options, settings, model.MaxPast);
        _transcript = new TranscriptBuilder(model.Vocabulary);
        _language = options.Language is { } code ? WhisperLanguages.Codes.IndexOf(code) : model.Sizes.IsMultilingual ? -1 : 0;
    }

    /// <summary>Recognises.</summary>
    /// <param name="samples">16,000 a second, mono.</param>
    public SpeechRecognition Recognize(ReadOnlySpan<float> samples)
    {
        var mel = _session.Transform.Run(samples);
        _clock.Lap(Stage.Mel);
        List<int> past = [.. _model.Vocabulary.Tokenize(WhisperSession.Spaced(_options.InitialPrompt ?? ""))];
        var end = mel.Length;
        for (var start = 0; mel.Length >= DecodingWindow.MinFrames && start + DecodingWindow.MinFrames < end;)
        {
            if (start > 0 && start + FramesWithoutPast >= end)
            {
                past.Clear();
            }

            var (result, window) = Decode(mel, start, past);
            var silent = result.NoSpeechProbability > _options.NoSpeechThreshold && result.Hypothesis.Score < _options.LogProbabilityThreshold;
            var advance = AdvanceOf(result, window);
            if (!silent)
            {
                _transcript.Add(result, window, advance);
            }

            _transcript.NoteSilence(result.NoSpeechProbability);
            past = [.. result.UsedPast ? past : [], .. silent ? [] : result.Tokens.Select(token => token.Id)];
            start += advance;
        }

        return Finish();
    }

    private (WindowResult Result, DecodingWindow Window) Decode(MelSpectrogram mel, int start, List<int> past)
    {
        var all = _model.Sizes.AudioContext;
        var positions = Math.Min(all, _options.AudioContext ?? AutomaticContext(mel.Length - start));
        Encode(mel, start, positions);
        _firstContext = _firstContext == 0 ? positions : _firstContext;
        ChooseLanguage();

        var heard = _options.AudioContext is null ? all : positions;
        var window = new DecodingWindow(start, mel.Length, heard * FramesPerPosition);
        var mayHearMore = _options.AudioContext is null && positions < all;
        var result = _decoder.Decode(window, past, Task(), HearMore, _cancellationToken);
        _clock.Lap(Stage.Decoding);
        _attempts += result.Attempts;
        return (result, window);

        bool HearMore()
        {
            if (!mayHearMore)
            {
                return false;
            }

            mayHearMore = false;
            _clock.Lap(Stage.Decoding);
            Encode(mel, start, all);
            return true;
        }
    }

    private static int AutomaticContext(int frames)
    {
        var wanted = Math.Max(MinPositions, (frames / FramesPerPosition) + MarginPositions);
        return (wanted + PositionStep - 1) / PositionStep * PositionStep;
    }

    private void Encode(in MelSpectrogram mel, int start, int positions)
    {
        var encoded = _session.Encoder.Run(mel, start, positions, _cancellationToken);
        _session.Decoder.Listen(encoded);
        _clock.Lap(Stage.Encoding);
    }

    private void ChooseLanguage()
    {
        if (_language >= 0)
        {
            return;
        }

        var candidates = _options.LanguageCandidates;
        (_language, _languageProbability) = LanguageChoice.Choose(_session.Decoder, _model.Vocabulary.Tokens, candidates.IsDefault ? [] : candidates);
        _clock.Lap(Stage.LanguageChoice);
    }

    private int[] Task()
    {
        var tokens = _model.Vocabulary.Tokens;
        var task = new List<int> { tokens.StartOfTranscript };
        if (tokens.IsMultilingual)
        {
            task.Add(tokens.Language(_language));
            task.Add(_options.Translate ? tokens.Translate : tokens.Transcribe);
        }

        if (!_timestamps)
        {
            task.Add(tokens.NoTimestamps);
        }

        return [.. task];
    }

    // Where the text ends with one timestamp, nothing is said behind it.
    private int AdvanceOf(WindowResult result, in DecodingWindow window)
    {
        var hypothesis = result.Hypothesis;
        var first = _model.Vocabulary.Tokens.FirstTimestamp;
        var endsWithOne = result.Length > 1
            && hypothesis.Tokens[result.Length - 2].Id < first
            && hypothesis.Tokens[result.Length - 1].Id > first;
        return endsWithOne ? Math.Min(window.End - window.Start, window.Length) : hypothesis.Advance;
    }

    private SpeechRecognition Finish()
    {
        var segments = _transcript.Segments;
        return new SpeechRecognition(
            string.Concat(segments.Select(segment => segment.Text)).Trim(),
            WhisperLanguages.Codes[Math.Max(0, _language)],
            _languageProbability,
            _transcript.NoSpeechProbability,
            _transcript.AverageLogProbability,
            segments,
            new SpeechTimings(
                _clock[Stage.Mel],
                _clock[Stage.Encoding],
                _clock[Stage.LanguageChoice],
                _clock[Stage.Decoding],
                _clock.Total,
                _firstContext,
                _decoder.DecodedTokens,
                _attempts));
    }
}
