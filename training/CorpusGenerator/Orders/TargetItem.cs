using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.CorpusGenerator.Orders;

/// <summary>One thing that a speaker names.</summary>
/// <param name="Kind">Devices, or a place.</param>
/// <param name="Id">The id of the area or floor; empty for devices and for the whole home.</param>
/// <param name="Domains">Of a place: which of its devices are meant. Of devices: their own kinds.</param>
internal sealed record TargetItem(CallTargetKind Kind, string Id, Domains Domains)
{
    /// <summary>The devices, where they are meant and not a place.</summary>
    public ImmutableArray<Device> Own { get; init; } = [];

    /// <summary>What of it isn't meant.</summary>
    public ImmutableArray<TargetItem> Except { get; init; } = [];

    /// <summary>Devices that answer the same, where the linker labels those and not the place; null where there are none.</summary>
    public TargetItem? Instead { get; init; }

    /// <summary>Whether several devices without a word for "all" may also be taken for one of them that nobody can tell.</summary>
    public bool MayBeOne { get; init; }

    /// <summary>A device.</summary>
    public static TargetItem Of(Device device) => Of([device]);

    /// <summary>Devices that are meant together.</summary>
    public static TargetItem Of(IEnumerable<Device> devices)
    {
        ImmutableArray<Device> own = [.. devices];
        return new(CallTargetKind.Device, "", own.Aggregate(Domains.None, (all, device) => all | DomainNames.Of(device))) { Own = own };
    }

    /// <summary>Devices of a domain in an area.</summary>
    public static TargetItem InArea(string areaId, Domains domains) => new(CallTargetKind.Area, areaId, domains);

    /// <summary>Devices of a domain on a floor.</summary>
    public static TargetItem OnFloor(string floorId, Domains domains) => new(CallTargetKind.Floor, floorId, domains);

    /// <summary>All devices of a domain.</summary>
    public static TargetItem InHome(Domains domains) => new(CallTargetKind.Home, "", domains);

    /// <summary>The devices that are meant.</summary>
    public IEnumerable<Device> Devices(HomeSnapshot home)
    {
        var all = Kind switch
        {
            CallTargetKind.Device => Own,
            CallTargetKind.Area => home.DevicesInArea(Id),
            CallTargetKind.Floor => home.DevicesOnFloor(Id),
            _ => home.Devices,
        };
        var meant = all.Where(device => (DomainNames.Of(device) & Domains) != 0);
        if (Except.IsEmpty) return meant;
        var excepted = Except.SelectMany(item => item.Devices(home)).ToHashSet();
        return meant.Where(device => !excepted.Contains(device));
    }
}
