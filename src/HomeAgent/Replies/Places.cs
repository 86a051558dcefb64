using System.Collections.Immutable;
using System.Globalization;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>Names a group of devices by where they are.</summary>
internal static class Places
{
    /// <summary>
    /// "3 lights in the Kitchen", "all 5 lights", "2 fans on the Ground Floor"; null where a list of names says it better.
    /// </summary>
    public static string? Describe(ImmutableArray<EntityId> devices, HomeSnapshot home)
    {
        if (Kinds.OfAll(devices, home) is not { } kind) return null;
        var count = Kinds.Count(devices.Length, kind);
        var areas = devices.Select(id => home.FindDevice(id)?.AreaId).Distinct().ToArray();
        if (areas is [{ } area] && Holds(devices, home.DevicesInArea(area), home)) return $"{count} in {The(home.FindArea(area)!.Name)}";
        if (Holds(devices, home.Devices, home))
        {
            var total = OfTheirKinds(devices, home.Devices, home).Count;
            if (total > devices.Length) return string.Create(CultureInfo.InvariantCulture, $"{devices.Length} of {total} {Kinds.Plural(kind)}");
            return devices.Length == 2 ? $"both {Kinds.Plural(kind)}" : $"all {count}";
        }

        var floors = areas.Select(id => home.FindArea(id)?.FloorId).Distinct().ToArray();
        if (floors is [{ } floor] && Holds(devices, home.DevicesOnFloor(floor), home)) return $"{count} {OnFloor(home.FindFloor(floor)!)}";
        return devices.Length <= Names.Sayable ? null : count;
    }

    /// <summary>" in the Kitchen", " on the Ground Floor"; empty where the devices are scattered or all of the home's.</summary>
    public static string Suffix(ImmutableArray<EntityId> devices, HomeSnapshot home)
    {
        if (Holds(devices, home.Devices, home)) return "";
        var areas = devices.Select(id => home.FindDevice(id)?.AreaId).Distinct().ToArray();
        if (areas is [{ } area]) return $" in {The(home.FindArea(area)!.Name)}";
        var floors = areas.Select(id => home.FindArea(id)?.FloorId).Distinct().ToArray();
        return floors is [{ } floor] ? $" {OnFloor(home.FindFloor(floor)!)}" : "";
    }

    /// <summary>Whether the devices are nearly all of their kind there: those that can't obey a call are not in it.</summary>
    private static bool Holds(ImmutableArray<EntityId> devices, IEnumerable<Device> there, HomeSnapshot home)
    {
        var ids = OfTheirKinds(devices, there, home);
        return devices.All(ids.Contains) && devices.Length * 2 > ids.Count;
    }

    private static HashSet<EntityId> OfTheirKinds(ImmutableArray<EntityId> devices, IEnumerable<Device> there, HomeSnapshot home)
    {
        var kinds = devices.Select(id => Kinds.Of(home.FindDevice(id)!)).ToHashSet();
        return [.. there.Where(device => device.Id.Domain == devices[0].Domain && kinds.Contains(Kinds.Of(device))).Select(device => device.Id)];
    }

    /// <summary>A place with its article: "the Kitchen", "Bob's Room".</summary>
    public static string The(string name) => name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) || name.Contains("'s ", StringComparison.Ordinal) ? name : $"the {name}";

    /// <summary>"on the Ground Floor", "on the Attic floor", "upstairs".</summary>
    private static string OnFloor(Floor floor)
    {
        if (floor.Name.ToLowerInvariant() is "upstairs" or "downstairs") return floor.Name.ToLowerInvariant();
        return floor.Name.Contains("floor", StringComparison.OrdinalIgnoreCase) ? $"on {The(floor.Name)}" : $"on {The(floor.Name)} floor";
    }
}
