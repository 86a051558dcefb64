using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>Several devices that fit one mention equally.</summary>
/// <param name="Labels">
/// Their labels: one for each where one of them is meant and nobody can say which; a single one, of the first, that stands for all of them
/// where all are meant ("the bedside lamps").
/// </param>
/// <param name="Devices">The devices, also those that the prompt has no room for.</param>
/// <param name="IsMany">Whether all of them are meant.</param>
internal sealed record MentionGroup(ImmutableArray<string> Labels, ImmutableArray<Device> Devices, bool IsMany);
