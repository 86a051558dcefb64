using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>A call on its way out.</summary>
/// <param name="Id">Unique among all calls of all agents; the receiver can tell a repeated message by it.</param>
/// <param name="Call">The call.</param>
/// <param name="Expires">Afterwards nobody may execute it any more.</param>
internal sealed record ServiceCallMessage(string Id, ServiceCall Call, DateTimeOffset Expires);
