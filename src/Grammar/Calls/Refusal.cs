namespace HomeLLM.Grammar;

/// <summary>Nothing is done.</summary>
/// <param name="Reason">Why.</param>
public sealed record Refusal(RefusalReason Reason);
