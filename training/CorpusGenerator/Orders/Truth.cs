using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.CorpusGenerator.Orders;

/// <summary>What is right: calls, or a refusal.</summary>
internal sealed record Truth(ImmutableArray<TrueCall> Calls, RefusalReason? Refusal)
{
    /// <summary>Whether the speaker gave no order of the calls, as in "the bedside lamps": they follow their labels.</summary>
    public bool IsUnordered { get; init; }

    /// <summary>Whether it holds only where the linker shows several to choose from.</summary>
    public bool NeedsChoice { get; init; }

    /// <summary>Whether it holds only where the linker is sure of no device: nothing else tells that something isn't there.</summary>
    public bool NeedsNothing { get; init; }

    /// <summary>Whether it holds only where the linker is sure of no place, though it may know the kind: "the lights in the crypt".</summary>
    public bool NeedsNoPlace { get; init; }

    /// <summary>What must be shown for it to hold; null where nothing need be.</summary>
    public EntityId? NeedsShown { get; init; }

    /// <summary>Nothing is to be done.</summary>
    public static Truth Refuse(RefusalReason reason) => new([], reason);
}
