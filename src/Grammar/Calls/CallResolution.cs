using System.Collections.Immutable;

namespace HomeLLM.Grammar;

/// <summary>What a call line comes to: calls, a question, the undoing of the last order, or a refusal; exactly one of them.</summary>
public sealed record CallResolution
{
    private CallResolution()
    {
    }

    /// <summary>The calls: one, or several of the same service where the devices get different data; empty where it is something else.</summary>
    public ImmutableArray<ServiceCall> Calls { get; private init; } = [];

    /// <summary>The question; null where it is something else.</summary>
    public Query? Query { get; private init; }

    /// <summary>Whether the last order is to be taken back.</summary>
    public bool IsUndo { get; private init; }

    /// <summary>Why nothing is done; null where something is.</summary>
    public Refusal? Refusal { get; private init; }

    /// <summary>The calls, at least one.</summary>
    public static CallResolution Of(ImmutableArray<ServiceCall> calls) => new() { Calls = calls };

    /// <summary>A question.</summary>
    public static CallResolution Of(Query query) => new() { Query = query };

    /// <summary>The undoing of the last order.</summary>
    public static CallResolution Undo { get; } = new() { IsUndo = true };

    /// <summary>Nothing, for a reason.</summary>
    public static CallResolution Refuse(RefusalReason reason) => new() { Refusal = new(reason) };
}
