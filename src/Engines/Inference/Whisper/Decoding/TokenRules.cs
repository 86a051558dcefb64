using System.Numerics;
using HomeLLM.Engines.Inference.Kernels;

namespace HomeLLM.Engines.Inference.Whisper.Decoding;

/// <summary>
/// What may follow a text, by OpenAI's rules: no special tokens, text that doesn't begin with nothing, timestamps in pairs and never back in
/// time, and a timestamp where timestamps together are likelier than any text. Thread-safe.
/// </summary>
internal sealed class TokenRules
{
    // The first timestamp may be at most one second into the window.
    private const int MaxFirstTimestamp = 50;

    // What stands for no speech; each also with a space before it. Source: OpenAI's tokenizer.
    private const string NonSpeech =
        "\" # ( ) * + / : ; < = > @ [ \\ ] ^ _ ` { | } ~ 「 」 『 』 << >> <<< >>> -- --- -( -[ (' (\" (( )) ((( ))) [[ ]] {{ }} "
        + "♪♪ ♪♪♪ ♩ ♪ ♫ ♬ ♭ ♮ ♯";

    private readonly WhisperVocabulary _vocabulary;
    private readonly WhisperTokens _tokens;
    private readonly bool _timestamps;
    private readonly int _space;
    private readonly int[] _suppressed;

    /// <param name="vocabulary">The tokens.</param>
    /// <param name="timestamps">Whether timestamps are written.</param>
    /// <param name="suppressNonSpeech">Whether tokens that stand for no speech are forbidden.</param>
    public TokenRules(WhisperVocabulary vocabulary, bool timestamps, bool suppressNonSpeech)
    {
        _vocabulary = vocabulary;
        _tokens = vocabulary.Tokens;
        _timestamps = timestamps;
        _space = vocabulary.Find(" ");
        _suppressed = suppressNonSpeech ? [.. FindNonSpeech(vocabulary)] : [];
    }

    /// <summary>Turns logits into log probabilities, those of forbidden tokens −∞.</summary>
    /// <param name="logits">One per token; are replaced.</param>
    /// <param name="hypothesis">The text so far.</param>
    /// <param name="temperature">What logits are divided by where it is above 0.</param>
    public void Apply(Span<float> logits, Hypothesis hypothesis, float temperature)
    {
        if (temperature > 0)
        {
            VectorKernels.Multiply(logits, 1 / temperature);
        }

        Forbid(logits, hypothesis);
        ToLogProbabilities(logits);
        PreferTimestamps(logits);
    }

    /// <summary>Replaces logits by log probabilities.</summary>
    public static void ToLogProbabilities(Span<float> logits) => Add(logits, -LogSumOfExp(logits));

    /// <summary>Forbids the tokens that the file gives no name: their logits aren't computed.</summary>
    public void ForbidNameless(Span<float> logits) => logits[_vocabulary.NamedTokens.._tokens.EndOfText].Fill(float.NegativeInfinity);

    private void Forbid(Span<float> logits, Hypothesis hypothesis)
    {
        ForbidNameless(logits);
        logits[_tokens.StartOfTranscript.._tokens.FirstTimestamp].Fill(float.NegativeInfinity);
        foreach (var token in _suppressed)
        {
            logits[token] = float.NegativeInfinity;
        }

        var isFirst = hypothesis.Tokens.Count == 0;
        if (isFirst)
        {
            logits[_tokens.EndOfText] = float.NegativeInfinity;
            if (_space >= 0)
            {
                logits[_space] = float.NegativeInfinity;
            }
        }

        var timestamps = logits[_tokens.FirstTimestamp..];
        if (!_timestamps)
        {
            timestamps.Fill(float.NegativeInfinity);
            return;
        }

        if (hypothesis.Last >= _tokens.FirstTimestamp)
        {
            var isPair = hypothesis.Tokens.Count < 2 || hypothesis.SecondToLast >= _tokens.FirstTimestamp;
            (isPair ? timestamps : logits[.._tokens.EndOfText]).Fill(float.NegativeInfinity);
        }

        if (isFirst && timestamps.Length > MaxFirstTimestamp + 1)
        {
            timestamps[(MaxFirstTimestamp + 1)..].Fill(float.NegativeInfinity);
        }

        if (hypothesis.HasTimestamp)
        {
            timestamps[..Math.Min(timestamps.Length, hypothesis.Advance / 2)].Fill(float.NegativeInfinity);
        }
    }

    private void PreferTimestamps(Span<float> logProbabilities)
    {
        var timestamps = logProbabilities[_tokens.FirstTimestamp..];
        var others = logProbabilities[.._tokens.FirstTimestamp];
        if (_timestamps && LogSumOfExp(timestamps) > VectorKernels.Max(others))
        {
            others.Fill(float.NegativeInfinity);
        }
    }

    private static float LogSumOfExp(ReadOnlySpan<float> values)
    {
        var largest = VectorKernels.Max(values);
        return float.IsNegativeInfinity(largest) ? largest : largest + MathF.Log(TransformerKernels.SumOfExp(values, largest));
    }

    private static void Add(Span<float> values, float summand)
    {
        var i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            (new Vector<float>(values[i..]) + new Vector<float>(summand)).CopyTo(values[i..]);
        }

        for (; i < values.Length; i++)
        {
            values[i] += summand;
        }
    }

    private static IEnumerable<int> FindNonSpeech(WhisperVocabulary vocabulary)
    {
        // Hyphens and quotes are speech within words, not before them.
        var spellings = NonSpeech.Split(' ').SelectMany(text => new[] { text, " " + text }).Append(" -").Append(" '");
        return spellings.Select(vocabulary.Find).Where(token => token >= 0);
    }
}
