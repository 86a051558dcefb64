using System.Collections.Immutable;

namespace HomeLLM.DeviceRegistry;

/// <summary>Compares what changes seldom in a home: names, places and abilities, but not states.</summary>
internal static class HomeStructure
{
    public static bool AreEqual(HomeSnapshot left, HomeSnapshot right) =>
        Same(left.Floors, right.Floors, (a, b) => a.Id == b.Id && a.Name == b.Name && Same(a.Aliases, b.Aliases))
        && Same(left.Areas, right.Areas, (a, b) => a.Id == b.Id && a.Name == b.Name && a.FloorId == b.FloorId && Same(a.Aliases, b.Aliases))
        && Same(left.Devices, right.Devices, Same);

    private static bool Same(Device a, Device b) =>
        a.Id == b.Id && a.Name == b.Name && a.AreaId == b.AreaId && a.StateTopic == b.StateTopic
        && Same(a.Aliases, b.Aliases) && a.Capabilities.Equals(b.Capabilities);

    private static bool Same(ImmutableArray<string> a, ImmutableArray<string> b) => a.AsSpan().SequenceEqual(b.AsSpan());

    private static bool Same<T>(ImmutableArray<T> a, ImmutableArray<T> b, Func<T, T, bool> areSame) =>
        a.Length == b.Length && a.Zip(b, areSame).All(same => same);
}
