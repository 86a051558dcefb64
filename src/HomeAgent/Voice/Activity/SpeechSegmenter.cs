using HomeLLM.Engines;
using HomeLLM.HomeAgent.Voice.Audio;

namespace HomeLLM.HomeAgent.Voice.Activity;

/// <summary>
/// Cuts sound into utterances. Counts frames, not time, so that a file that is read in a blink is cut as a microphone would be. Not thread-safe.
/// </summary>
internal sealed class SpeechSegmenter(IVoiceActivityDetector detector, SegmentSettings settings) : IDisposable
{
    /// <summary>The probability from which on somebody speaks, and the lower one below which nobody does any more.</summary>
    private const float Begin = 0.5f, End = 0.35f;

    /// <summary>So many likely frames of the last <see cref="OnsetWindow"/> are a beginning; one alone is a click.</summary>
    private const int OnsetFrames = 3, OnsetWindow = 5;

    private readonly List<float> _samples = [];
    private readonly Queue<float[]> _preRoll = [];
    private readonly Queue<bool> _recent = [];
    private int _length;
    private int _spoken;
    private int _silence;

    /// <summary>Whether somebody is speaking, short pauses included.</summary>
    public bool IsInSpeech { get; private set; }

    /// <summary>The utterance so far, from the pre-roll on: its own copy.</summary>
    public float[] Samples => [.. _samples];

    /// <summary>How long the utterance is so far, pre-roll and pauses included.</summary>
    public TimeSpan Length => AudioFrame.Time(_samples.Count);

    /// <summary>How long it has been silent at its end.</summary>
    public TimeSpan Silence => _silence * AudioFrame.Duration;

    /// <summary>Hears a frame.</summary>
    /// <param name="frame"><see cref="AudioFrame.Length"/> samples.</param>
    /// <param name="mayStart">Whether an utterance may begin; where not, only the noise of the room is learnt.</param>
    public SegmentEvent Process(float[] frame, bool mayStart)
    {
        var probability = detector.Process(frame);
        return IsInSpeech ? Continue(frame, probability) : Await(frame, probability >= Begin, mayStart);
    }

    /// <summary>No more sound comes: what was being said has ended.</summary>
    public SegmentEvent Complete() => IsInSpeech ? Finish() : SegmentEvent.None;

    /// <summary>Forgets the utterance, not the room.</summary>
    public void Reset()
    {
        IsInSpeech = false;
        _samples.Clear();
        _preRoll.Clear();
        _recent.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => detector.Dispose();

    private SegmentEvent Await(float[] frame, bool isLikely, bool mayStart)
    {
        _preRoll.Enqueue(frame);
        while (_preRoll.Count > settings.PreRollFrames + OnsetWindow) _preRoll.Dequeue();
        _recent.Enqueue(isLikely);
        if (_recent.Count > OnsetWindow) _recent.Dequeue();
        var likely = _recent.Count(one => one);
        if (!mayStart || likely < OnsetFrames) return SegmentEvent.None;
        _samples.Clear();
        foreach (var kept in _preRoll) _samples.AddRange(kept);
        _length = _spoken = likely;
        _silence = 0;
        _preRoll.Clear();
        _recent.Clear();
        IsInSpeech = true;
        return SegmentEvent.Started;
    }

    private SegmentEvent Continue(float[] frame, float probability)
    {
        _samples.AddRange(frame);
        _length++;
        if (probability >= End)
        {
            if (probability >= Begin) _spoken++;
            var paused = _silence >= settings.PauseFrames;
            _silence = 0;
            return _length >= settings.LongestFrames ? Finish() : paused ? SegmentEvent.Resumed : SegmentEvent.None;
        }

        _silence++;
        if (_silence >= settings.EndFrames || _length >= settings.LongestFrames) return Finish();
        return _silence == settings.PauseFrames && _spoken >= SegmentSettings.ShortestFrames ? SegmentEvent.Paused : SegmentEvent.None;
    }

    private SegmentEvent Finish()
    {
        IsInSpeech = false;
        return _spoken >= SegmentSettings.ShortestFrames ? SegmentEvent.Ended : SegmentEvent.Dropped;
    }
}
