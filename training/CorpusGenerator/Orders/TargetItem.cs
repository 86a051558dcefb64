using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.CorpusGenerator.Orders;

/// <summary>One thing that a speaker names.</summary>
/// <param name="Kind">A device, or a place.</param>
/// <param name="Id">The id of the device, area or floor; empty for the whole home.</param>
/// <param name="Domains">Of a place: which of its devices are meant. Of a device: its own domain.</param>
internal sealed record TargetItem(CallTargetKind Kind, string Id, Domains Domains)
{
    /// <summary>A device.</summary>
    public static TargetItem Of(Device device) => new(CallTargetKind.Device, device.Id.ToString(), DomainNames.Parse(device.Id.Domain));

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
            CallTargetKind.Device => EntityId.TryParse(Id, out var id) && home.FindDevice(id) is { } device ? [device] : [],
            CallTargetKind.Area => home.DevicesInArea(Id),
            CallTargetKind.Floor => home.DevicesOnFloor(Id),
            _ => home.Devices,
        };
        return all.Where(device => (DomainNames.Parse(device.Id.Domain) & Domains) != 0);
    }
}
