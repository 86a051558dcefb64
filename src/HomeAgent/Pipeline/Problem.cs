using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>Something that was said and can't be done.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Candidates">The devices that may have been meant; empty where none fits.</param>
/// <param name="UnknownWords">The words that name nothing in this home; null where there are none.</param>
internal sealed record Problem(RefusalReason Reason, ImmutableArray<EntityId> Candidates, string? UnknownWords = null)
{
    /// <summary>What to say about it; null where the reply is composed from the rest.</summary>
    public string? Sentence { get; init; }

    /// <summary>Whether it could be done, but the configuration forbids it (<c>Safety:Never</c>).</summary>
    public bool IsForbidden { get; init; }

    /// <summary>Whether the candidates are devices that can't be brought back to what they were.</summary>
    public bool CannotBeUndone { get; init; }

    /// <summary>Whether the reply asks which device is meant.</summary>
    public bool AsksBack => Reason == RefusalReason.Ambiguous && Sentence is null;

    /// <summary>A problem of which nothing more is known.</summary>
    public Problem(RefusalReason reason)
        : this(reason, [])
    {
    }
}
