using System.Collections.Immutable;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Questions;

namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>What an utterance comes to.</summary>
/// <param name="Calls">What is to be done at once, in the order in which it was said; validated.</param>
/// <param name="Problems">What can't be done. With calls beside it, a part of the utterance; without, all of it.</param>
/// <param name="Timings">How long it took.</param>
internal sealed record Interpretation(ImmutableArray<ServiceCall> Calls, ImmutableArray<Problem> Problems, InterpretationTimings Timings)
{
    /// <summary>
    /// What is to be done after a yes only: offers ("it's too dark in here"), and what <c>Safety:Confirm</c> names; validated.
    /// </summary>
    public ImmutableArray<ServiceCall> Unconfirmed { get; init; } = [];

    /// <summary>What is asked; answered from the registry.</summary>
    public ImmutableArray<Query> Answers { get; init; } = [];

    /// <summary>The answers to <see cref="Answers"/>; empty until they are composed.</summary>
    public ImmutableArray<Answer> Told { get; init; } = [];

    /// <summary>Whether the last thing that was done is to be undone.</summary>
    public bool IsUndo { get; init; }

    /// <summary>A sentence that says why nothing could be interpreted at all, such as a missing model; null where it could.</summary>
    public string? Failure { get; init; }

    /// <summary>What the model was given, for people who look for the cause of a mistake; null where it wasn't asked.</summary>
    public string? Prompt { get; init; }

    /// <summary>What the model wrote; null where it wasn't asked.</summary>
    public string? Answer { get; init; }

    /// <summary>Whether a yes or no is awaited.</summary>
    public bool NeedsConfirmation => !Unconfirmed.IsEmpty;

    /// <summary>Whether the reply ends with a question to the speaker: which one is meant, or whether to do it.</summary>
    public bool AsksBack => NeedsConfirmation || Problems.Any(problem => problem.AsksBack);

    /// <summary>What is done at once and what would be done after a yes.</summary>
    public ImmutableArray<ServiceCall> AllCalls => [.. Calls, .. Unconfirmed];

    /// <summary>Nothing could be interpreted.</summary>
    public static Interpretation Failed(string sentence) => new([], [], default) { Failure = sentence };

    /// <summary>Nothing is to be done, and a sentence says so.</summary>
    public static Interpretation Said(string sentence) => new([], [new(RefusalReason.NotACommand) { Sentence = sentence }], default);
}
