using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.HomeAgent.Questions;

/// <summary>What is said to a question.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Devices">The devices that it names: those "them" would mean next; empty where it names none.</param>
internal sealed record Answer(string Sentence, ImmutableArray<EntityId> Devices);
