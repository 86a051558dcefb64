using System.Collections.Immutable;

namespace HomeLLM.CorpusGenerator.Orders;

/// <summary>What is right: calls, or a refusal.</summary>
internal sealed record Truth(ImmutableArray<TrueCall> Calls, Refusal? Refusal)
{
    /// <summary>Nothing is to be done.</summary>
    public static Truth Refuse(Refusal refusal) => new([], refusal);
}
