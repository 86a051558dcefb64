using HomeLLM.HomeAgent.Pipeline;

namespace HomeLLM.HomeAgent.Voice.Listening;

/// <summary>Watches the ear. Must be quick and must not throw.</summary>
internal interface IVoiceObserver
{
    /// <summary>The state is another.</summary>
    void OnState(ListenState state);

    /// <summary>An utterance was understood as text and is on its way.</summary>
    /// <returns>Who watches it on its way; null for nobody.</returns>
    IUtteranceObserver? OnHeard(Utterance utterance);

    /// <summary>Something was said to somebody else, or nothing was understood.</summary>
    void OnIgnored(TimeSpan length);

    /// <summary>The answer is known.</summary>
    void OnResult(UtteranceResult result);
}
