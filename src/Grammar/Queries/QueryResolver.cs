using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>Finds the devices that a question is about.</summary>
internal static class QueryResolver
{
    /// <summary>
    /// The question: about the devices named; of a place, about those of the domain, or those that can tell the quantity. A refusal where
    /// there are none.
    /// </summary>
    public static CallResolution Resolve(CallLine line, QueryDefinition query, List<Device> devices)
    {
        var quantity = Text(line.Data, CallLine.QuantityKey);
        IEnumerable<Device> asked = devices;
        if (line.Target.Kind != CallTargetKind.Device)
        {
            asked = quantity is null
                ? devices.Where(device => device.Id.Domain == line.Domain)
                : QuantitySources.Among(devices, quantity);
        }

        ImmutableArray<EntityId> ids = [.. asked.Select(device => device.Id)];
        return ids.IsEmpty
            ? CallResolution.Refuse(RefusalReason.NoSuchDevice)
            : CallResolution.Of(new Query(query.Kind, ids, Text(line.Data, CallLine.IsKey), quantity, line.Domain, line.Target));
    }

    private static string? Text(JsonObject data, string key) =>
        data[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
