using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Tests.Support;
using HomeLLM.HomeAgent.Tests.Voice.Support;
using HomeLLM.HomeAgent.Voice.Activity;
using HomeLLM.HomeAgent.Voice.Listening;
using Microsoft.Extensions.Logging.Abstractions;

namespace HomeLLM.HomeAgent.Tests.Voice.Listening;

/// <summary>A listener with scripts around it; frames are heard one by one.</summary>
internal sealed class VoiceRoom : IAsyncDisposable
{
    private readonly SpeechSegmenter _segmenter;
    private readonly UtteranceRecognizer _session;

    public VoiceRoom(ScriptedRecognizer recognizer, SpeechOptions options, Func<string, Interpretation> interpret, HomeLLM.Engines.IVoiceActivityDetector? detector = null)
    {
        Agent = new(interpret);
        Recognizer = recognizer;
        _segmenter = new(detector ?? new LoudnessDetector(), ListenContext.Segments(options));
        _session = new(recognizer, options, area => area is null ? "Kitchen Light." : $"Kitchen Light, {area}.", Agent.Time);
        Listener = new(options, _segmenter, _session, Button, Agent.Queue, Speaker, Observer, Agent.Time, NullLogger.Instance);
    }

    public TestAgent Agent { get; }

    public ScriptedRecognizer Recognizer { get; }

    public ListenButton Button { get; } = new();

    public FakeSpeaker Speaker { get; } = new();

    public RecordingVoiceObserver Observer { get; } = new();

    public VoiceListener Listener { get; }

    public async Task<VoiceRoom> StartAsync()
    {
        await Agent.Queue.StartAsync(default);
        return this;
    }

    /// <summary>Hears frames at once: s speech, - silence.</summary>
    public void Hear(string frames)
    {
        foreach (var frame in frames) Listener.Hear(LoudnessDetector.Frame(frame == 's' ? 0.9f : 0.05f), isLive: true, default);
    }

    /// <summary>Hears an utterance of a second with the silence after it, and waits for what comes of it.</summary>
    public async Task SayAsync()
    {
        Hear(new string('-', 10) + new string('s', 30) + new string('-', 20));
        await Listener.Answers.WaitAsync(TimeSpan.FromSeconds(60));
    }

    public async ValueTask DisposeAsync()
    {
        await Agent.Queue.StopAsync(default);
        Agent.Queue.Dispose();
        await Listener.Answers;
        Listener.Dispose();
        _segmenter.Dispose();
        _session.Dispose();
    }
}
