using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>What became of one call.</summary>
/// <param name="Call">The call.</param>
/// <param name="Status">How far it came.</param>
/// <param name="Unanswered">The devices whose new state didn't come back in time; empty where all of them did.</param>
internal sealed record CallOutcome(ServiceCall Call, CallStatus Status, ImmutableArray<EntityId> Unanswered);
