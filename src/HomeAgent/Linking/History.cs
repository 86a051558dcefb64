using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>What was talked about just before: what "it" and "the other one" mean.</summary>
/// <param name="Call">The last call that was made.</param>
/// <param name="Devices">The devices that it was about, at least one.</param>
internal sealed record History(ServiceCall Call, ImmutableArray<EntityId> Devices);
