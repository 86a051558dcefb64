using System.Collections.Immutable;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>What an utterance comes to.</summary>
/// <param name="Calls">What is to be done, in the order in which it was said; validated.</param>
/// <param name="Problems">What can't be done. With calls beside it, a part of the utterance; without, all of it.</param>
/// <param name="Timings">How long it took.</param>
internal sealed record Interpretation(ImmutableArray<ServiceCall> Calls, ImmutableArray<Problem> Problems, InterpretationTimings Timings)
{
    /// <summary>A sentence that says why nothing could be interpreted at all, such as a missing model; null where it could.</summary>
    public string? Failure { get; init; }

    /// <summary>What the model was given, for people who look for the cause of a mistake; null where it wasn't asked.</summary>
    public string? Prompt { get; init; }

    /// <summary>What the model wrote; null where it wasn't asked.</summary>
    public string? Answer { get; init; }

    /// <summary>Nothing could be interpreted.</summary>
    public static Interpretation Failed(string sentence) => new([], [], default) { Failure = sentence };
}
