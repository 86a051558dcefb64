using System.Collections.Immutable;

namespace HomeLLM.DeviceRegistry;

/// <summary>A room or another place of the home.</summary>
/// <param name="Id">Unique among areas, such as <c>kitchen</c>.</param>
/// <param name="Name">As people say it, such as <c>Kitchen</c>.</param>
/// <param name="FloorId">The id of the floor it lies on; null where it lies on none.</param>
/// <param name="Aliases">Other names; empty where there are none.</param>
public sealed record Area(string Id, string Name, string? FloorId, ImmutableArray<string> Aliases);
