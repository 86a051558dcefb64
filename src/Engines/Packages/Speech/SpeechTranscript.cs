using Whisper.net;

namespace HomeLLM.Engines.Packages.Speech;

/// <summary>Gathers what Whisper.net heard, piece after piece of the sound.</summary>
internal sealed class SpeechTranscript(SpeechModelInfo info, SpeechRecognitionOptions options)
{
    /// <summary>Fewer tokens than this are never taken for a repetition, and so many are looked at, as in whisper.cpp.</summary>
    private const int EntropyLength = 32;

    private readonly List<SpeechSegment> _segments = [];
    private readonly List<float> _logProbabilities = [];

    /// <summary>The text so far, as the model writes it.</summary>
    public string Text => string.Concat(_segments.Select(segment => segment.Text));

    /// <summary>How many tokens were taken, timestamps included.</summary>
    public int TokenCount => _logProbabilities.Count;

    /// <summary>0 to 1, whatever the model's weights are.</summary>
    public static float Probability(float value) => float.IsNaN(value) ? 0 : Math.Clamp(value, 0, 1);

    /// <summary>Whether the model doubts it or repeats itself: whisper.cpp's own rule, which it applies between temperatures only.</summary>
    public bool IsDoubtful(IReadOnlyCollection<SegmentData> heard)
    {
        if (heard.Count == 0) return false;
        var tokens = heard.SelectMany(segment => segment.Tokens).ToArray();
        var score = tokens.Length == 0 ? float.NegativeInfinity : tokens.Average(token => token.ProbabilityLog);
        return (tokens.Length > EntropyLength && Entropy(tokens[^EntropyLength..]) < options.EntropyThreshold)
            || (score < options.LogProbabilityThreshold && heard.First().NoSpeechProbability < options.NoSpeechThreshold);
    }

    /// <summary>Adds what was heard in a piece of the sound.</summary>
    /// <param name="heard">The segments.</param>
    /// <param name="start">The piece's first sample.</param>
    /// <param name="length">The piece's samples.</param>
    public void Add(IEnumerable<SegmentData> heard, int start, int length)
    {
        var (offset, end) = (ToTime(start), ToTime(start + length));
        foreach (var segment in heard)
        {
            _logProbabilities.AddRange(segment.Tokens.Select(token => token.ProbabilityLog));
            _segments.Add(new SpeechSegment(
                Earlier(offset + segment.Start, end),
                Earlier(offset + segment.End, end),
                segment.Text,
                Probability(segment.NoSpeechProbability),
                options.Temperature,
                [
                    .. segment.Tokens.Where(token => token.Id < SpeechSettings.FirstSpecialToken(info))
                        .Select(token => new SpeechToken(token.Id, token.Text ?? "", Probability(token.Probability))),
                ]));
        }
    }

    public SpeechRecognition Finish(string language, float languageProbability, SpeechTimings timings) => new(
        Text.Trim(),
        language,
        languageProbability,
        // Whisper.net tells nothing of windows without text: nobody spoke there.
        _segments.Count == 0 ? 1 : _segments[0].NoSpeechProbability,
        _segments.Count == 0 ? 0 : Math.Min(0, _logProbabilities.Average()),
        [.. _segments],
        timings);

    private static double Entropy(WhisperToken[] tokens) =>
        -tokens.CountBy(token => token.Id).Sum(pair => (double)pair.Value / tokens.Length * Math.Log((double)pair.Value / tokens.Length));

    private static TimeSpan ToTime(int samples) => TimeSpan.FromSeconds((double)samples / SpeechModelInfo.SampleRate);

    private static TimeSpan Earlier(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
