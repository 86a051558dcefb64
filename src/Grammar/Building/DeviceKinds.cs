using System.Runtime.InteropServices;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>The devices of one domain with equal abilities, and where in a scope they are found.</summary>
internal sealed class DeviceKind(int index, string domain, DeviceCapabilities capabilities)
{
    /// <summary>Unique in the scope.</summary>
    public int Index { get; } = index;

    public string Domain { get; } = domain;

    public DeviceCapabilities Capabilities { get; } = capabilities;

    /// <summary>Whether such a device stands at each of the scope's targets: devices, then areas, then floors, then the home.</summary>
    public HashSet<int> Places { get; } = [];
}

/// <summary>Finds the kinds of devices in a scope.</summary>
internal static class DeviceKinds
{
    /// <summary>All kinds of which a device, or a device of an area, floor or home, may be named, by their domains.</summary>
    public static Dictionary<string, List<DeviceKind>> Of(CallScope scope)
    {
        Dictionary<(string, DeviceCapabilities), DeviceKind> kinds = [];
        var place = 0;
        foreach (var scoped in scope.Devices)
        {
            foreach (var device in scoped.Devices) Mark(device, place);
            place++;
        }

        foreach (var (_, area) in scope.Areas)
        {
            foreach (var device in scope.Home.DevicesInArea(area.Id)) Mark(device, place);
            place++;
        }

        foreach (var (_, floor) in scope.Floors)
        {
            foreach (var device in scope.Home.DevicesOnFloor(floor.Id)) Mark(device, place);
            place++;
        }

        if (scope.AllowHome)
        {
            foreach (var device in scope.Home.Devices) Mark(device, place);
        }

        return kinds.Values.GroupBy(kind => kind.Domain).ToDictionary(group => group.Key, group => group.ToList());

        void Mark(Device device, int at)
        {
            ref var kind = ref CollectionsMarshal.GetValueRefOrAddDefault(kinds, (device.Id.Domain, device.Capabilities), out _);
            kind ??= new DeviceKind(kinds.Count - 1, device.Id.Domain, device.Capabilities);
            kind.Places.Add(at);
        }
    }

    /// <summary>Everything that may be named.</summary>
    public static BranchTargets AllTargets(CallScope scope) => new(
        [.. scope.Devices.Select(device => device.Spelling).Where(JsonSpelling.IsSpellable)],
        [.. scope.Areas.Select(area => area.Spelling).Where(JsonSpelling.IsSpellable)],
        [.. scope.Floors.Select(floor => floor.Spelling).Where(JsonSpelling.IsSpellable)],
        scope.AllowHome);

    /// <summary>Where in the scope a device of any of these kinds is found.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="kinds">The kinds.</param>
    /// <param name="takesPlaces">Whether areas, floors and the home count, or only devices.</param>
    public static BranchTargets Targets(CallScope scope, List<DeviceKind> kinds, bool takesPlaces)
    {
        var areas = scope.Devices.Length;
        var floors = areas + scope.Areas.Length;
        var home = floors + scope.Floors.Length;
        return new(
            [.. scope.Devices.Where((device, index) => IsAt(index) && JsonSpelling.IsSpellable(device.Spelling)).Select(device => device.Spelling)],
            !takesPlaces ? [] : [.. scope.Areas.Where((area, index) => IsAt(areas + index) && JsonSpelling.IsSpellable(area.Spelling)).Select(area => area.Spelling)],
            !takesPlaces ? [] : [.. scope.Floors.Where((floor, index) => IsAt(floors + index) && JsonSpelling.IsSpellable(floor.Spelling)).Select(floor => floor.Spelling)],
            takesPlaces && IsAt(home));

        bool IsAt(int place)
        {
            foreach (var kind in kinds)
            {
                if (kind.Places.Contains(place)) return true;
            }

            return false;
        }
    }
}
