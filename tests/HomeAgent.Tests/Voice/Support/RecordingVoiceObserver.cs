using System.Collections.Concurrent;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Voice.Listening;

namespace HomeLLM.HomeAgent.Tests.Voice.Support;

/// <summary>Keeps what the ear did.</summary>
internal sealed class RecordingVoiceObserver : IVoiceObserver
{
    public ConcurrentQueue<ListenState> States { get; } = new();

    public ConcurrentQueue<Utterance> Heard { get; } = new();

    public ConcurrentQueue<UtteranceResult> Results { get; } = new();

    public ConcurrentQueue<TimeSpan> Ignored { get; } = new();

    public void OnState(ListenState state) => States.Enqueue(state);

    public IUtteranceObserver? OnHeard(Utterance utterance)
    {
        Heard.Enqueue(utterance);
        return null;
    }

    public void OnIgnored(TimeSpan length) => Ignored.Enqueue(length);

    public void OnResult(UtteranceResult result) => Results.Enqueue(result);
}
