using System.Collections.Immutable;

namespace HomeLLM.Grammar;

/// <summary>What was read from an answer.</summary>
/// <param name="Lines">The lines before the first broken one.</param>
/// <param name="Error">What is wrong with the first broken line; null where all are whole.</param>
public sealed record CallReadResult(ImmutableArray<CallLine> Lines, CallError? Error);
