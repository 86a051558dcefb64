using System.Collections.Immutable;
using System.Text;
using HomeLLM.Engines.Inference.Whisper.Decoding;

namespace HomeLLM.Engines.Inference.Whisper;

/// <summary>Cuts the windows' tokens into segments at their timestamps.</summary>
internal sealed class TranscriptBuilder(WhisperVocabulary vocabulary)
{
    private readonly List<SpeechSegment> _segments = [];
    private double _logProbability;
    private int _tokens;
    private float? _noSpeech;

    public ImmutableArray<SpeechSegment> Segments => [.. _segments];

    /// <summary>Of the first window; 1 where there was none.</summary>
    public float NoSpeechProbability => _noSpeech ?? 1;

    /// <summary>Of all tokens; 0 without any.</summary>
    public float AverageLogProbability => _tokens == 0 ? 0 : (float)(_logProbability / _tokens);

    /// <summary>Notes a window's probability of silence.</summary>
    public void NoteSilence(float probability) => _noSpeech ??= probability;

    /// <summary>Adds a window's text.</summary>
    /// <param name="result">The text.</param>
    /// <param name="window">The window.</param>
    /// <param name="advance">How many frames it moves on.</param>
    public void Add(WindowResult result, in DecodingWindow window, int advance)
    {
        var first = vocabulary.Tokens.FirstTimestamp;
        var start = window.Start;
        var text = new List<ChosenToken>();
        foreach (var token in result.Tokens)
        {
            _logProbability += token.LogProbability;
            _tokens++;
            if (token.Id < vocabulary.Tokens.EndOfText)
            {
                text.Add(token);
            }
            else if (token.Id >= first)
            {
                var time = window.Start + (2 * (token.Id - first));
                Flush(text, start, time, window, result);
                start = time;
            }
        }

        Flush(text, start, window.Start + advance, window, result);
    }

    private void Flush(List<ChosenToken> text, int start, int end, in DecodingWindow window, WindowResult result)
    {
        if (text.Count > 0)
        {
            _segments.Add(new SpeechSegment(
                ToTime(Math.Min(start, window.End)),
                ToTime(Math.Min(end, window.End)),
                ToText(text),
                result.NoSpeechProbability,
                result.Temperature,
                [.. text.Select(token => new SpeechToken(token.Id, ToText([token]), MathF.Exp(token.LogProbability)))]));
            text.Clear();
        }
    }

    private string ToText(IEnumerable<ChosenToken> tokens)
    {
        var bytes = new List<byte>();
        foreach (var token in tokens)
        {
            bytes.AddRange(vocabulary.GetBytes(token.Id));
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static TimeSpan ToTime(int frames) => TimeSpan.FromMilliseconds(frames * 10L);
}
