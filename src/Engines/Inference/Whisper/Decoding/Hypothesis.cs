namespace HomeLLM.Engines.Inference.Whisper.Decoding;

/// <summary>A text that is being written, and how far it reaches. The rules are whisper.cpp's.</summary>
internal sealed class Hypothesis
{
    /// <summary>Fewer tokens than this are never taken for a repetition, and so many are looked at.</summary>
    public const int EntropyLength = 32;

    private readonly List<ChosenToken> _tokens = [];
    private readonly int _windowLength;

    /// <param name="windowLength">Frames of the window.</param>
    public Hypothesis(int windowLength)
    {
        _windowLength = windowLength;
        Advance = windowLength;
    }

    public IReadOnlyList<ChosenToken> Tokens => _tokens;

    /// <summary>How many of the tokens count; those behind belong to the next window.</summary>
    public int ResultLength { get; private set; }

    /// <summary>How many frames the window moves on: up to the last timestamp, or all of it.</summary>
    public int Advance { get; private set; }

    /// <summary>Whether there was a timestamp other than the window's beginning.</summary>
    public bool HasTimestamp { get; private set; }

    /// <summary>The sum of all tokens' log probabilities.</summary>
    public double LogProbability { get; private set; }

    public bool IsCompleted { get; private set; }

    public bool HasFailed { get; private set; }

    public bool IsLive => !IsCompleted && !HasFailed;

    /// <summary>The last token; −1 of an empty text.</summary>
    public int Last => _tokens.Count > 0 ? _tokens[^1].Id : -1;

    /// <summary>The token before the last; −1 where there is none.</summary>
    public int SecondToLast => _tokens.Count > 1 ? _tokens[^2].Id : -1;

    /// <summary>The average log probability of the tokens that count; −∞ where there are none.</summary>
    public double Score
    {
        get
        {
            double sum = 0;
            for (var i = 0; i < ResultLength; i++)
            {
                sum += _tokens[i].LogProbability;
            }

            return ResultLength == 0 ? double.NegativeInfinity : sum / ResultLength;
        }
    }

    /// <summary>Goes on from another one's state.</summary>
    public Hypothesis Fork()
    {
        var copy = new Hypothesis(_windowLength)
        {
            ResultLength = ResultLength,
            Advance = Advance,
            HasTimestamp = HasTimestamp,
            LogProbability = LogProbability,
        };
        copy._tokens.AddRange(_tokens);
        return copy;
    }

    /// <summary>Appends a token and sees what it means.</summary>
    public void Append(ChosenToken token, WhisperTokens tokens, in DecodingWindow window, DecodingSettings settings)
    {
        _tokens.Add(token);
        LogProbability += token.LogProbability;
        if (token.Id > tokens.FirstTimestamp)
        {
            var advance = 2 * (token.Id - tokens.FirstTimestamp);
            if (HasTimestamp && Advance > advance && ResultLength < _tokens.Count - 1)
            {
                HasFailed = true; // back in time
                return;
            }

            (Advance, ResultLength, HasTimestamp) = (advance, _tokens.Count, true);
        }

        var isFull = _tokens.Count >= settings.MaxTokens;
        var isCut = settings.TokenLimit > 0 && _tokens.Count >= settings.TokenLimit;
        if (token.Id == tokens.EndOfText || (HasTimestamp && window.IsEnd(Advance)))
        {
            End(window, settings);
        }
        else if (isCut)
        {
            (ResultLength, IsCompleted) = (_tokens.Count, true);
        }
        else if (isFull && (ResultLength == 0 || Advance < _windowLength / 2))
        {
            HasFailed = true; // it would go on and on
        }
        else if (isFull)
        {
            IsCompleted = true;
        }
    }

    /// <summary>Gives up.</summary>
    public void Fail() => HasFailed = true;

    /// <summary>The entropy of the last tokens among the first <paramref name="count"/>, in nats.</summary>
    public double Entropy(int count)
    {
        var last = _tokens.GetRange(Math.Max(0, count - EntropyLength), Math.Min(count, EntropyLength));
        return -last.CountBy(token => token.Id).Sum(pair => (double)pair.Value / last.Count * Math.Log((double)pair.Value / last.Count));
    }

    private void End(in DecodingWindow window, DecodingSettings settings)
    {
        if (!settings.Timestamps)
        {
            (ResultLength, Advance) = (_tokens.Count, _windowLength);
        }
        else if (ResultLength == 0)
        {
            if (!window.IsEnd(Advance))
            {
                HasFailed = true; // it says nothing of where it ends
                return;
            }

            ResultLength = _tokens.Count;
        }

        IsCompleted = true;
    }
}
