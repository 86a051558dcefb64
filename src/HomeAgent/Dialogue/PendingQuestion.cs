using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Dialogue;

/// <summary>A question of the agent that the next utterance may answer.</summary>
internal abstract record PendingQuestion
{
    /// <summary>"Which one do you mean?"</summary>
    /// <param name="Text">The utterance that was not clear.</param>
    /// <param name="AreaId">Where it was said; null where that isn't known.</param>
    /// <param name="Candidates">The devices that may have been meant; empty where the words fit no device in particular.</param>
    internal sealed record Choice(string Text, string? AreaId, ImmutableArray<EntityId> Candidates) : PendingQuestion;

    /// <summary>"Shall I unlock the Front Door?"</summary>
    /// <param name="Text">The utterance that asked for it.</param>
    /// <param name="Calls">What is done after a yes, and only then.</param>
    internal sealed record Confirmation(string Text, ImmutableArray<ServiceCall> Calls) : PendingQuestion;
}
