namespace HomeLLM.Engines.Inference.Whisper.Decoding;

/// <summary>Decodes a window at rising temperatures until the model doesn't repeat itself and believes what it wrote. Not thread-safe.</summary>
internal sealed class WindowDecoder
{
    // From this temperature on the text before is left out: it may be what leads the model astray.
    private const float MaxTemperatureWithPast = 0.5f;

    private readonly WhisperDecoder _decoder;
    private readonly WhisperTokens _tokens;
    private readonly TokenRules _rules;
    private readonly SpeechRecognitionOptions _options;
    private readonly DecodingAttempt _attempt;
    private readonly int _maxPast;
    private readonly float[] _promptLogits;

    /// <param name="decoder">Has listened to the window.</param>
    /// <param name="rules">What may follow a text.</param>
    /// <param name="tokens">Where the special tokens lie.</param>
    /// <param name="options">The caller's.</param>
    /// <param name="settings">The same for the attempts.</param>
    /// <param name="maxPast">How many tokens of text before fit the prompt.</param>
    public WindowDecoder(
        WhisperDecoder decoder, TokenRules rules, WhisperTokens tokens, SpeechRecognitionOptions options, DecodingSettings settings, int maxPast)
    {
        _decoder = decoder;
        _tokens = tokens;
        _rules = rules;
        _options = options;
        _attempt = new DecodingAttempt(decoder, tokens, rules, settings);
        _maxPast = maxPast;
        _promptLogits = new float[tokens.VocabularySize];
    }

    /// <summary>How many tokens have been decoded.</summary>
    public int DecodedTokens => _attempt.DecodedTokens;

    /// <summary>Decodes.</summary>
    /// <param name="window">What is decoded.</param>
    /// <param name="past">The text before, or the initial prompt.</param>
    /// <param name="task">Start, language, task, timestamps or not.</param>
    /// <param name="hearMore">Encodes the window with the whole audio context where it was cut; says whether it did.</param>
    /// <param name="cancellationToken">Looked at before each token.</param>
    public WindowResult Decode(
        in DecodingWindow window, IReadOnlyList<int> past, ReadOnlySpan<int> task, Func<bool> hearMore, CancellationToken cancellationToken)
    {
        var temperature = _options.Temperature;
        for (var attempts = 1; ; attempts++)
        {
            var usesPast = temperature < MaxTemperatureWithPast && past.Count > 0 && _maxPast > 0;
            var prompt = MakePrompt(usesPast ? past : [], task);
            var noSpeech = Begin(prompt, task.Length);
            var next = temperature + _options.TemperatureStep;
            var isLast = _options.TemperatureStep <= 0 || next > 1 + 1e-6f;
            var hypothesis = _attempt.Run(_promptLogits, prompt.Length, window, temperature, isLast, cancellationToken);
            if (isLast || !IsDoubtful(hypothesis, noSpeech))
            {
                var all = hypothesis.HasFailed ? Repetition.KeepOnce(hypothesis.Tokens) : hypothesis.ResultLength;
                return new WindowResult(hypothesis, all, noSpeech, temperature, attempts, usesPast);
            }

            // What was cut too short is the first suspect.
            if (!hearMore())
            {
                temperature = next;
            }
        }
    }

    private bool IsDoubtful(Hypothesis hypothesis, float noSpeech) =>
        hypothesis.HasFailed || (hypothesis.Score < _options.LogProbabilityThreshold && noSpeech < _options.NoSpeechThreshold);

    private int[] MakePrompt(IReadOnlyList<int> past, ReadOnlySpan<int> task) => past.Count == 0
        ? task.ToArray()
        : [_tokens.Previous, .. past.Skip(past.Count - _maxPast), .. task];

    // Silence is what the model says of it right after the start, before any rule.
    private float Begin(int[] prompt, int taskLength)
    {
        _decoder.Begin(prompt, prompt.Length - taskLength);
        _decoder.Logits(0).CopyTo(_promptLogits);
        _rules.ForbidNameless(_promptLogits);
        TokenRules.ToLogProbabilities(_promptLogits);
        var noSpeech = MathF.Exp(_promptLogits[_tokens.NoSpeech]);
        _decoder.Logits(1).CopyTo(_promptLogits);
        return noSpeech;
    }
}
