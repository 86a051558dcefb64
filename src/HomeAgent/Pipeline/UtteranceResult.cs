using System.Collections.Immutable;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>What became of an utterance.</summary>
/// <param name="Utterance">What was said.</param>
/// <param name="Calls">The calls and what became of each; empty where nothing was to be done.</param>
/// <param name="Reply">What to tell the speaker.</param>
/// <param name="Timings">How long it took to understand.</param>
/// <param name="Elapsed">From the text to the reply, with the wait for the devices.</param>
internal sealed record UtteranceResult(
    Utterance Utterance,
    ImmutableArray<CallOutcome> Calls,
    string Reply,
    InterpretationTimings Timings,
    TimeSpan Elapsed)
{
    /// <summary>What waits for a yes; empty where nothing does.</summary>
    public ImmutableArray<ServiceCall> Unconfirmed { get; init; } = [];

    /// <summary>Whether the reply ends with a question that the next utterance may answer.</summary>
    public bool AsksBack { get; init; }

    /// <summary>Whether something came of it: a call that the broker has, an answer, a question. False where it was refused or failed.</summary>
    public bool IsHandled { get; init; }
}
