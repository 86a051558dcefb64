using System.Collections.Immutable;

namespace HomeLLM.DeviceRegistry;

/// <summary>A storey of the home.</summary>
/// <param name="Id">Unique among floors, such as <c>ground</c>.</param>
/// <param name="Name">As people say it, such as <c>Ground floor</c>.</param>
/// <param name="Aliases">Other names; empty where there are none.</param>
public sealed record Floor(string Id, string Name, ImmutableArray<string> Aliases);
