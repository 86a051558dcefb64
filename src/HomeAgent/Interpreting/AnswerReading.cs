using System.Collections.Immutable;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Pipeline;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>What a model's answer comes to.</summary>
/// <param name="Calls">What is to be done, checked.</param>
/// <param name="Problems">What can't be done.</param>
internal sealed record AnswerReading(ImmutableArray<ServiceCall> Calls, ImmutableArray<Problem> Problems)
{
    /// <summary>What nobody has ordered and may well be wanted, checked.</summary>
    public ImmutableArray<ServiceCall> Offers { get; init; } = [];

    /// <summary>What was asked about the home.</summary>
    public ImmutableArray<Query> Questions { get; init; } = [];

    /// <summary>Whether the last order is to be taken back.</summary>
    public bool IsUndo { get; init; }
}
