using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Voice.Listening;

namespace HomeLLM.Bench.Ears;

/// <summary>Counts what the ear did.</summary>
internal sealed class CountingObserver : IVoiceObserver
{
    private ListenState _state;

    /// <summary>What was taken for an order, and the reply.</summary>
    public List<string> Orders { get; } = [];

    /// <summary>How many utterances were looked at.</summary>
    public int Utterances { get; private set; }

    /// <summary>How often it awoke: to an order, or to its name alone.</summary>
    public int Awakenings { get; private set; }

    /// <summary>How many orders something came of: calls that went out.</summary>
    public int Done { get; private set; }

    public void OnState(ListenState state)
    {
        if (_state == ListenState.Idle) Awakenings++;
        _state = state;
    }

    public IUtteranceObserver? OnHeard(Utterance utterance)
    {
        Utterances++;
        return null;
    }

    public void OnIgnored(TimeSpan length) => Utterances++;

    public void OnResult(UtteranceResult result)
    {
        Orders.Add($"{result.Utterance.Text} | {result.Reply}");
        if (!result.Calls.IsEmpty) Done++;
    }
}
