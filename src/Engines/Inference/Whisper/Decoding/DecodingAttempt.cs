using HomeLLM.Engines.Inference.Kernels;

namespace HomeLLM.Engines.Inference.Whisper.Decoding;

/// <summary>
/// One attempt at a window, from the prompt's logits on: greedy or beam search at temperature 0, independent samples above. Not thread-safe.
/// </summary>
internal sealed class DecodingAttempt(WhisperDecoder decoder, WhisperTokens tokens, TokenRules rules, DecodingSettings settings)
{
    private const int EntropyInterval = 16; // tokens; looking oftener costs more than it saves

    private readonly float[][] _logProbabilities = new float[WhisperDecoder.MaxBeams][];
    private readonly int[] _origins = new int[WhisperDecoder.MaxBeams];
    private readonly int[] _beams = new int[WhisperDecoder.MaxBeams];
    private readonly int[] _last = new int[WhisperDecoder.MaxBeams];

    /// <summary>How many tokens have been decoded, all attempts and beams together.</summary>
    public int DecodedTokens { get; private set; }

    /// <summary>Writes a text. The decoder holds the prompt in beam 0.</summary>
    /// <param name="promptLogits">What follows the prompt.</param>
    /// <param name="promptLength">Tokens of the prompt.</param>
    /// <param name="window">What is decoded.</param>
    /// <param name="temperature">0 to 1.</param>
    /// <param name="isLast">Whether the result is taken whatever it is; others end as soon as they repeat themselves.</param>
    /// <param name="cancellationToken">Looked at before each token.</param>
    /// <returns>The best hypothesis; failed where all have.</returns>
    public Hypothesis Run(
        ReadOnlySpan<float> promptLogits,
        int promptLength,
        in DecodingWindow window,
        float temperature,
        bool isLast,
        CancellationToken cancellationToken)
    {
        var isBeamSearch = temperature == 0 && settings.BeamWidth > 1;
        var hypotheses = new Hypothesis[temperature > 0 ? settings.BestOf : settings.BeamWidth];
        for (var i = 0; i < hypotheses.Length; i++)
        {
            hypotheses[i] = new Hypothesis(window.Length);
        }

        var random = new SamplingRandom(settings.Seed);
        var first = Row(0, promptLogits.Length);
        promptLogits.CopyTo(first);
        rules.Apply(first, hypotheses[0], temperature);
        for (var length = 0; ; length++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (isBeamSearch)
            {
                Extend(hypotheses, window);
            }
            else
            {
                Choose(hypotheses, window, temperature, random);
            }

            var live = FindLive(hypotheses, !isLast);
            if (live == 0)
            {
                return Best(hypotheses);
            }

            if (hypotheses.Length > 1 && (isBeamSearch || length == 0))
            {
                decoder.Rearrange(_origins.AsSpan(0, hypotheses.Length), promptLength + length);
            }

            Advance(hypotheses, live, promptLength + length, temperature);
        }
    }

    private float[] Row(int beam, int length) => _logProbabilities[beam] ??= new float[length];

    // Every hypothesis by itself; all begin with the prompt's logits.
    private void Choose(Hypothesis[] hypotheses, in DecodingWindow window, float temperature, SamplingRandom random)
    {
        for (var i = 0; i < hypotheses.Length; i++)
        {
            var hypothesis = hypotheses[i];
            var row = _logProbabilities[hypothesis.Tokens.Count == 0 ? 0 : i];
            _origins[i] = hypothesis.Tokens.Count == 0 ? 0 : i;
            if (hypothesis.IsLive)
            {
                var token = temperature > 0 ? random.Sample(row) : Largest(row);
                hypothesis.Append(new ChosenToken(token, row[token]), tokens, window, settings);
            }
        }
    }

    // Each live hypothesis offers its likeliest continuations; the likeliest of all take the live ones' places.
    private void Extend(Hypothesis[] hypotheses, in DecodingWindow window)
    {
        var candidates = new List<(int Origin, int Token, double Sum)>();
        for (var i = 0; i < hypotheses.Length; i++)
        {
            _origins[i] = i;
            if (hypotheses[i].IsLive && (i == 0 || hypotheses[i].Tokens.Count > 0))
            {
                AddLikeliest(i, hypotheses[i].LogProbability, hypotheses.Length, candidates);
            }
        }

        // Sorting is stable, so that of equals the earlier beam's and the lower token come first.
        var next = 0;
        var ordered = candidates.OrderByDescending(candidate => candidate.Sum).ToArray();
        var old = hypotheses.ToArray();
        for (var i = 0; i < hypotheses.Length; i++)
        {
            if (!old[i].IsLive)
            {
                continue;
            }

            if (next == ordered.Length)
            {
                hypotheses[i].Fail();
                continue;
            }

            var (origin, token, _) = ordered[next++];
            _origins[i] = origin;
            hypotheses[i] = old[origin].Fork();
            hypotheses[i].Append(new ChosenToken(token, _logProbabilities[origin][token]), tokens, window, settings);
        }
    }

    private void AddLikeliest(int beam, double sum, int count, List<(int Origin, int Token, double Sum)> candidates)
    {
        var row = _logProbabilities[beam];
        Span<int> taken = stackalloc int[count];
        for (var rank = 0; rank < count; rank++)
        {
            var token = LargestExcept(row, taken[..rank]);
            if (token < 0)
            {
                return;
            }

            taken[rank] = token;
            candidates.Add((beam, token, sum + row[token]));
        }
    }

    // Fills _beams and _last.
    private int FindLive(Hypothesis[] hypotheses, bool mayGiveUp)
    {
        var live = 0;
        for (var i = 0; i < hypotheses.Length; i++)
        {
            var hypothesis = hypotheses[i];
            if (hypothesis.IsLive && mayGiveUp && RepeatsItself(hypothesis))
            {
                hypothesis.Fail();
            }

            if (hypothesis.IsLive)
            {
                (_beams[live], _last[live]) = (i, hypothesis.Last);
                live++;
            }
        }

        return live;
    }

    private bool RepeatsItself(Hypothesis hypothesis)
    {
        var length = hypothesis.Tokens.Count;
        return length > Hypothesis.EntropyLength && length % EntropyInterval == 0 && hypothesis.Entropy(length) < settings.EntropyThreshold;
    }

    private void Advance(Hypothesis[] hypotheses, int live, int position, float temperature)
    {
        decoder.Step(_beams.AsSpan(0, live), _last.AsSpan(0, live), position);
        DecodedTokens += live;
        for (var i = 0; i < live; i++)
        {
            var logits = decoder.Logits(i);
            var row = Row(_beams[i], logits.Length);
            logits.CopyTo(row);
            rules.Apply(row, hypotheses[_beams[i]], temperature);
        }
    }

    private Hypothesis Best(Hypothesis[] hypotheses)
    {
        var best = hypotheses[0];
        foreach (var hypothesis in hypotheses)
        {
            if (!hypothesis.HasFailed && hypothesis.ResultLength > Hypothesis.EntropyLength
                && hypothesis.Entropy(hypothesis.ResultLength) < settings.EntropyThreshold)
            {
                hypothesis.Fail();
            }

            if (best.HasFailed ? !hypothesis.HasFailed : !hypothesis.HasFailed && hypothesis.Score > best.Score)
            {
                best = hypothesis;
            }
        }

        return best;
    }

    // Where weights were so large that nothing is a number any more, the text ends.
    private int Largest(ReadOnlySpan<float> row)
    {
        var token = row.IndexOf(VectorKernels.Max(row));
        return token < 0 ? tokens.EndOfText : token;
    }

    // −1 where nothing is left.
    private static int LargestExcept(ReadOnlySpan<float> row, ReadOnlySpan<int> except)
    {
        var best = -1;
        var largest = float.NegativeInfinity;
        for (var token = 0; token < row.Length; token++)
        {
            if (row[token] > largest && !except.Contains(token))
            {
                (best, largest) = (token, row[token]);
            }
        }

        return best;
    }
}
