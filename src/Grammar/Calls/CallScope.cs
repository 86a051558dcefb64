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
    /// <summary>The words of the utterance, for parameters that copy them; empty where they aren't known.</summary>
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
        CallTargetKind.Device => FindDevice(target.Spelling) is { } device ? [device] : null,
        CallTargetKind.Area => FindArea(target.Spelling) is { } area ? Home.DevicesInArea(area.Id) : null,
        CallTargetKind.Floor => FindFloor(target.Spelling) is { } floor ? Home.DevicesOnFloor(floor.Id) : null,
        CallTargetKind.Home => AllowHome ? Home.Devices : null,
        _ => null,
    };

    private Device? FindDevice(string spelling)
    {
        foreach (var scoped in Devices)
        {
            if (scoped.Spelling == spelling) return scoped.Device;
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
