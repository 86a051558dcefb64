using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>What may be named in one answer, and how it is spelled: labels (<c>#1</c>) or ids (<c>light.kitchen</c>).</summary>
/// <param name="Home">The home; its areas, floors and devices say what a named area, floor or the whole home holds.</param>
/// <param name="Devices">The devices that may be named; spellings unique.</param>
/// <param name="Areas">The areas that may be named; spellings unique.</param>
/// <param name="Floors">The floors that may be named; spellings unique.</param>
/// <param name="AllowHome">Whether the whole home may be the target.</param>
/// <remarks>
/// A named area stands for every device in it, whether or not the device itself may be named. Spellings that are empty, longer
/// than 255 characters or not valid UTF-16 are never offered.
/// </remarks>
public sealed record CallScope(
    HomeSnapshot Home,
    ImmutableArray<ScopedDevice> Devices,
    ImmutableArray<ScopedArea> Areas,
    ImmutableArray<ScopedFloor> Floors,
    bool AllowHome)
{
    /// <summary>
    /// The words of the utterance, in order, as an item of a list is to be spelled; empty where none may be taken over, and then nothing
    /// can be put on a list.
    /// </summary>
    public ImmutableArray<string> SpokenWords { get; init; } = [];

    /// <summary>Everything there is, spelled by its ids.</summary>
    public static CallScope WholeHome(HomeSnapshot home) => new(
        home,
        [.. home.Devices.Select(device => new ScopedDevice(device.Id.ToString(), device))],
        [.. home.Areas.Select(area => new ScopedArea(area.Id, area))],
        [.. home.Floors.Select(floor => new ScopedFloor(floor.Id, floor))],
        AllowHome: true);

    /// <summary>The devices that a target stands for, of whatever domain; null where the target can't be named in this scope.</summary>
    public IEnumerable<Device>? Find(CallTarget target) => target.Kind switch
    {
        CallTargetKind.Device => FindDevices(target.Spelling),
        CallTargetKind.Area => FindArea(target.Spelling) is { } area ? Home.DevicesInArea(area.Id) : null,
        CallTargetKind.Floor => FindFloor(target.Spelling) is { } floor ? Home.DevicesOnFloor(floor.Id) : null,
        CallTargetKind.Home => AllowHome ? Home.Devices : null,
        _ => null,
    };

    /// <summary>
    /// The devices that an exception stands for; null where nothing is so spelled. A device goes before an area, an area before a floor.
    /// </summary>
    public IEnumerable<Device>? FindException(string spelling) =>
        Find(CallTarget.Device(spelling)) ?? Find(CallTarget.Area(spelling)) ?? Find(CallTarget.Floor(spelling));

    private IEnumerable<Device>? FindDevices(string spelling)
    {
        foreach (var scoped in Devices)
        {
            if (scoped.Spelling == spelling) return scoped.Devices;
        }

        return null;
    }

    private Area? FindArea(string spelling)
    {
        foreach (var scoped in Areas)
        {
            if (scoped.Spelling == spelling) return scoped.Area;
        }

        return null;
    }

    private Floor? FindFloor(string spelling)
    {
        foreach (var scoped in Floors)
        {
            if (scoped.Spelling == spelling) return scoped.Floor;
        }

        return null;
    }
}
