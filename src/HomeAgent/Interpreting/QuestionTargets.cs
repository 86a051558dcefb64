using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>Whom to ask: of a lock and a contact that are both called "front door", the lock knows whether it is locked.</summary>
internal static class QuestionTargets
{
    /// <summary>The devices that can tell; all of them where none is likelier.</summary>
    public static ImmutableArray<Device> Among(ImmutableArray<Device> devices, CallLine line)
    {
        string[] domains = line.Data[CallLine.IsKey] is JsonValue value && value.TryGetValue<string>(out var state)
            ? state switch
            {
                "open" or "closed" => ["cover", "valve", "binary_sensor"],
                "locked" or "unlocked" => ["lock"],
                "playing" or "paused" => ["media_player"],
                "cleaning" or "docked" => ["vacuum"],
                "heating" or "cooling" => ["climate"],
                "armed" or "disarmed" => ["alarm_control_panel"],
                "detected" or "clear" => ["binary_sensor"],
                "on" or "off" => ["light", "switch", "fan", "media_player", "input_boolean", "humidifier", "climate"],
                _ => [],
            }
            : [];
        ImmutableArray<Device> likely = [.. devices.Where(device => domains.Contains(device.Id.Domain))];
        return likely.IsEmpty ? devices : likely;
    }

    /// <summary>What a sensor measures, where just its state was asked for: "how cold is the core store".</summary>
    public static Query Refine(Query query, HomeSnapshot home)
    {
        if (query is not { Kind: QueryKind.Value, Quantity: "state" }) return query;
        var classes = query.Devices.Select(id => id.Domain == "sensor" ? home.FindDevice(id)?.DeviceClass : null).Distinct().ToArray();
        return classes is [{ } only] && QueryCatalogue.Quantities.Contains(only) ? query with { Quantity = only } : query;
    }
}
