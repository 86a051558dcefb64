using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Dialogue;

/// <summary>What was done last, and the home as it was before.</summary>
/// <param name="Calls">The calls of one utterance, at least one.</param>
/// <param name="Before">The home when they were given.</param>
internal sealed record LastAction(ImmutableArray<ServiceCall> Calls, HomeSnapshot Before);
