namespace HomeLLM.Grammar;

/// <summary>What a call line comes to: a call or a refusal, exactly one of them.</summary>
/// <param name="Call">The call; null where nothing is done.</param>
/// <param name="Refusal">Why nothing is done; null where something is.</param>
public readonly record struct CallResolution(ServiceCall? Call, Refusal? Refusal);
