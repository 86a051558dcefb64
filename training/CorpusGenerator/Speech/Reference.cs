using System.Collections.Immutable;
using HomeLLM.CorpusGenerator.Orders;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.CorpusGenerator.Speech;

/// <summary>How a speaker says of what an order is, and what that means.</summary>
/// <param name="Kind">How it was said, for the statistics.</param>
/// <param name="Text">The whole phrase, "the lights in the kitchen"; empty where it is said in two parts or not at all.</param>
/// <param name="Items">What is meant, in the order in which it was said; empty where nothing is.</param>
internal sealed record Reference(string Kind, string Text, ImmutableArray<TargetItem> Items)
{
    /// <summary>The thing's part of the phrase, "lights", for templates that say it in two parts.</summary>
    public string Noun { get; init; } = "";

    /// <summary>The place's part of the phrase, "in the kitchen".</summary>
    public string Where { get; init; } = "";

    /// <summary>Why nothing can be meant.</summary>
    public RefusalReason? Refusal { get; init; }

    /// <summary>Whether the refusal only holds where the linker shows several to choose from.</summary>
    public bool NeedsChoice { get; init; }

    /// <summary>Whether it names a room that the home doesn't have, whatever there is of the kind elsewhere.</summary>
    public bool IsPlaceMissing { get; init; }

    /// <summary>What is named though it can't follow; null where nothing is or something can.</summary>
    public EntityId? Named { get; init; }

    /// <summary>Whether one would say "them".</summary>
    public bool IsPlural { get; init; }

    /// <summary>Before which of the items something was named that isn't there; null where all is known.</summary>
    public int? UnknownAt { get; init; }
}
