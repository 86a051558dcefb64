using System.Collections.Immutable;
using System.Globalization;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Language;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>Names a group of devices by where they are.</summary>
internal static class Places
{
    private static NameSentences Words => Sentences.Spoken.Names;

    private static GroupSentences Groups => Sentences.Spoken.Groups;

    /// <summary>
    /// "3 lights in the Kitchen", "all 5 lights", "2 fans on the Ground Floor"; null where a list of names says it better.
    /// </summary>
    public static string? Describe(ImmutableArray<EntityId> devices, HomeSnapshot home)
    {
        if (Kinds.OfAll(devices, home) is not { } kind) return null;
        var count = Kinds.Count(devices.Length, kind);
        var areas = devices.Select(id => home.FindDevice(id)?.AreaId).Distinct().ToArray();
        if (areas is [{ } area] && Holds(devices, home.DevicesInArea(area), home)) return Groups.There.Say(count, In(area, home));
        if (Holds(devices, home.Devices, home))
        {
            var total = OfTheirKinds(devices, home.Devices, home).Count;
            if (total > devices.Length) return Groups.Some.Say(devices.Length.ToString(CultureInfo.InvariantCulture), Kinds.Count(total, kind), "");
            return devices.Length == 2 ? Groups.Both.Say(kind.Many, "") : Groups.All.Say(count, "");
        }

        var floors = areas.Select(id => home.FindArea(id)?.FloorId).Distinct().ToArray();
        if (floors is [{ } floor] && Holds(devices, home.DevicesOnFloor(floor), home)) return Groups.There.Say(count, OnFloor(home.FindFloor(floor)!));
        return devices.Length <= Names.Sayable ? null : count;
    }

    /// <summary>"in the Kitchen", "on the Ground Floor"; empty where the devices are scattered or all of the home's.</summary>
    public static string Where(ImmutableArray<EntityId> devices, HomeSnapshot home)
    {
        if (Holds(devices, home.Devices, home)) return "";
        var areas = devices.Select(id => home.FindDevice(id)?.AreaId).Distinct().ToArray();
        if (areas is [{ } area]) return In(area, home);
        var floors = areas.Select(id => home.FindArea(id)?.FloorId).Distinct().ToArray();
        return floors is [{ } floor] ? OnFloor(home.FindFloor(floor)!) : "";
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
    public static string The(string name) =>
        Names.BeginsWith(name, Words.DeterminedPlaces) || Words.PlacePossessives.Any(ending => name.Contains($"{ending} ", StringComparison.Ordinal)) ? name : Words.ThePlace.Say(name);

    private static string In(string areaId, HomeSnapshot home) => Words.InArea.Say(The(home.FindArea(areaId)!.Name));

    /// <summary>"on the Ground Floor", "on the Attic floor", "upstairs".</summary>
    private static string OnFloor(Floor floor)
    {
        var name = floor.Name.ToLowerInvariant();
        if (Words.FloorAdverbs.Contains(name)) return name;
        return (Words.FloorWords.Any(word => name.Contains(word, StringComparison.Ordinal)) ? Words.OnFloor : Words.OnNamedFloor).Say(The(floor.Name));
    }
}
