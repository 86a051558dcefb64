using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>What a conversation was about last: "it", "the other one", "the same in the bedroom" lean on it.</summary>
/// <param name="Call">The last call that was made; where nothing but questions were asked, the last question in the form of a call.</param>
/// <param name="Devices">The devices talked about last, at least one.</param>
internal sealed record History(ServiceCall Call, ImmutableArray<EntityId> Devices);
