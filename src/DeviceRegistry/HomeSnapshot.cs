using System.Collections.Frozen;
using System.Collections.Immutable;

namespace HomeLLM.DeviceRegistry;

/// <summary>The whole home at one moment; immutable, so that every reader works on one consistent picture.</summary>
public sealed class HomeSnapshot
{
    private readonly FrozenDictionary<string, Floor> _floors;
    private readonly FrozenDictionary<string, Area> _areas;
    private readonly FrozenDictionary<EntityId, int> _devices;
    private readonly FrozenDictionary<string, ImmutableArray<int>> _devicesByArea;

    /// <summary>Makes a snapshot of parts whose ids are unique and whose references resolve.</summary>
    /// <param name="floors">The floors, in the order of the configuration.</param>
    /// <param name="areas">The areas; each <see cref="Area.FloorId"/> is null or one of <paramref name="floors"/>.</param>
    /// <param name="devices">The devices; each <see cref="Device.AreaId"/> is null or one of <paramref name="areas"/>.</param>
    /// <param name="version">Grows with every change of the home.</param>
    /// <param name="structureVersion">Grows only when names, areas or abilities change, not with states.</param>
    /// <exception cref="ArgumentException">An id stands twice.</exception>
    public HomeSnapshot(
        ImmutableArray<Floor> floors,
        ImmutableArray<Area> areas,
        ImmutableArray<Device> devices,
        long version = 0,
        long structureVersion = 0)
    {
        Floors = floors;
        Areas = areas;
        Devices = devices;
        Version = version;
        StructureVersion = structureVersion;
        _floors = floors.ToFrozenDictionary(floor => floor.Id);
        _areas = areas.ToFrozenDictionary(area => area.Id);
        _devices = devices.Select((device, index) => (device, index)).ToFrozenDictionary(pair => pair.device.Id, pair => pair.index);
        _devicesByArea = devices.Select((device, index) => (device.AreaId, index))
            .Where(pair => pair.AreaId is not null)
            .GroupBy(pair => pair.AreaId!, pair => pair.index)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());
    }

    /// <summary>Shares the indices of a home that has the same ids in the same places.</summary>
    private HomeSnapshot(HomeSnapshot like, ImmutableArray<Device> devices, long version, long structureVersion)
    {
        Floors = like.Floors;
        Areas = like.Areas;
        Devices = devices;
        Version = version;
        StructureVersion = structureVersion;
        _floors = like._floors;
        _areas = like._areas;
        _devices = like._devices;
        _devicesByArea = like._devicesByArea;
    }

    /// <summary>A home with nothing in it.</summary>
    public static HomeSnapshot Empty { get; } = new([], [], []);

    /// <summary>The floors, in the order of the configuration.</summary>
    public ImmutableArray<Floor> Floors { get; }

    /// <summary>The areas, in the order of the configuration.</summary>
    public ImmutableArray<Area> Areas { get; }

    /// <summary>The devices, in the order of the configuration.</summary>
    public ImmutableArray<Device> Devices { get; }

    /// <summary>Grows with every change of the home.</summary>
    public long Version { get; }

    /// <summary>Grows only when names, areas or abilities change: what is built from them is good until then.</summary>
    public long StructureVersion { get; }

    /// <summary>The floor of that id; null where there is none.</summary>
    public Floor? FindFloor(string? id) => id is not null && _floors.TryGetValue(id, out var floor) ? floor : null;

    /// <summary>The area of that id; null where there is none.</summary>
    public Area? FindArea(string? id) => id is not null && _areas.TryGetValue(id, out var area) ? area : null;

    /// <summary>The device of that id; null where there is none.</summary>
    public Device? FindDevice(EntityId id) => _devices.TryGetValue(id, out var index) ? Devices[index] : null;

    /// <summary>The devices that stand in an area; empty where there are none.</summary>
    public ImmutableArray<Device> DevicesInArea(string areaId) =>
        _devicesByArea.TryGetValue(areaId, out var indices) ? [.. indices.Select(index => Devices[index])] : [];

    /// <summary>The devices that stand in the areas of a floor.</summary>
    public IEnumerable<Device> DevicesOnFloor(string floorId) =>
        Areas.Where(area => area.FloorId == floorId).SelectMany(area => DevicesInArea(area.Id));

    /// <summary>The home with one device, in the same area as before, in another state.</summary>
    internal HomeSnapshot WithDevice(Device device, long version, long structureVersion) =>
        new(this, Devices.SetItem(_devices[device.Id], device), version, structureVersion);

    /// <summary>The same home under another structure version.</summary>
    internal HomeSnapshot WithStructureVersion(long structureVersion) => new(this, Devices, Version, structureVersion);
}
