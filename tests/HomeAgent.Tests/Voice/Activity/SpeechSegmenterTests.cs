using HomeLLM.HomeAgent.Tests.Voice.Support;
using HomeLLM.HomeAgent.Voice.Activity;
using HomeLLM.HomeAgent.Voice.Audio;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Voice.Activity;

/// <summary>Frames are written as letters: s speech, - silence, ~ doubtful.</summary>
public sealed class SpeechSegmenterTests : IDisposable
{
    private readonly SpeechSegmenter _segmenter = new(
        new LoudnessDetector(), new(TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(600), TimeSpan.FromSeconds(4)));

    [Fact]
    public void Process_Utterance_StartsPausesAndEnds()
    {
        var events = Run(new string('-', 20) + new string('s', 30) + new string('-', 30));

        events.ShouldBe([(22, SegmentEvent.Started), (56, SegmentEvent.Paused), (67, SegmentEvent.Ended)]);
        // The end was at frame 49: silence of at most 600 ms was waited for.
        _segmenter.Silence.ShouldBeLessThanOrEqualTo(TimeSpan.FromMilliseconds(600));
        _segmenter.Silence.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(550));
    }

    [Fact]
    public void Process_Utterance_KeepsWhatWasBeforeItsBeginning()
    {
        for (var i = 0; i < 20; i++) _segmenter.Process(Numbered(0, i), mayStart: true);
        for (var i = 20; i < 30; i++) _segmenter.Process(Numbered(0.9f, i), mayStart: true);

        // Speech began at frame 20; at least 300 ms before it are there.
        var first = (int)_segmenter.Samples[1];
        first.ShouldBeInRange(8, 11);
        _segmenter.Samples.Chunk(AudioFrame.Length).Select(frame => (int)frame[1]).ShouldBe(Enumerable.Range(first, 30 - first));
    }

    [Fact]
    public void Process_ShortPause_Resumes() =>
        Run(new string('s', 20) + new string('-', 10) + new string('s', 5) + new string('-', 20))
            .Select(one => one.Event).ShouldBe([SegmentEvent.Started, SegmentEvent.Paused, SegmentEvent.Resumed, SegmentEvent.Paused, SegmentEvent.Ended]);

    [Fact]
    public void Process_DoubtfulSound_HoldsTheUtteranceButDoesNotBeginOne()
    {
        Run(new string('~', 50)).ShouldBeEmpty();
        Run(new string('s', 10) + new string('~', 30) + new string('-', 20)).Select(one => one.Event)
            .ShouldBe([SegmentEvent.Started, SegmentEvent.Paused, SegmentEvent.Ended]);
    }

    [Theory]
    [InlineData("----s-------------------------------")]
    [InlineData("----s-s-----------------------------")]
    public void Process_Click_IsNothing(string frames) => Run(frames).ShouldBeEmpty();

    [Fact]
    public void Process_Cough_IsDropped() =>
        Run("-----ssss" + new string('-', 30)).Select(one => one.Event).ShouldBe([SegmentEvent.Started, SegmentEvent.Dropped]);

    [Fact]
    public void Process_EndlessSpeech_IsCutAtTheLongest()
    {
        var events = Run(new string('s', 300));

        // 4 s are 125 frames.
        events[0].ShouldBe((2, SegmentEvent.Started));
        events[1].ShouldBe((124, SegmentEvent.Ended));
    }

    [Fact]
    public void Process_MayNotStart_OnlyLearns()
    {
        foreach (var frame in Enumerable.Repeat(LoudnessDetector.Frame(0.9f), 20)) _segmenter.Process(frame, mayStart: false).ShouldBe(SegmentEvent.None);
        _segmenter.IsInSpeech.ShouldBeFalse();
    }

    [Fact]
    public void Complete_InSpeech_Ends()
    {
        _segmenter.Complete().ShouldBe(SegmentEvent.None);
        Run("ssssssssssss");
        _segmenter.Complete().ShouldBe(SegmentEvent.Ended);
    }

    public void Dispose() => _segmenter.Dispose();

    private static float[] Numbered(float probability, int number)
    {
        var frame = LoudnessDetector.Frame(probability);
        frame[1] = number;
        return frame;
    }

    private List<(int Frame, SegmentEvent Event)> Run(string frames)
    {
        var events = new List<(int, SegmentEvent)>();
        for (var i = 0; i < frames.Length; i++)
        {
            var one = _segmenter.Process(LoudnessDetector.Frame(frames[i] switch { 's' => 0.9f, '~' => 0.4f, _ => 0.05f }), mayStart: true);
            if (one != SegmentEvent.None) events.Add((i, one));
        }

        return events;
    }
}
