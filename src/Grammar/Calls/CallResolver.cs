using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>
/// Makes Home Assistant calls of a call line: an area, a floor or the whole home, less the exceptions, becomes the devices of the
/// service's domain there that support the service with all the parameters given; what is relative becomes absolute. Thread-safe.
/// </summary>
/// <param name="catalogue">The services.</param>
public sealed class CallResolver(ServiceCatalogue catalogue)
{
    /// <summary>Resolves one line.</summary>
    /// <returns>
    /// Calls, a question, an undoing; or a refusal: the line's own reason, <see cref="RefusalReason.NoSuchDevice"/> where the target or an
    /// exception can't be named in the scope, the target holds no device of the domain or the exceptions leave none,
    /// <see cref="RefusalReason.Unsupported"/> where no device there can do it.
    /// </returns>
    public CallResolution Resolve(CallLine line, CallScope scope)
    {
        if (line.IsRefusal) return CallResolution.Refuse(ReadReason(line));
        if (line.IsUndo) return CallResolution.Undo;
        var query = QueryCatalogue.Find(line.Service);
        if (query is { TakesTarget: false }) return CallResolution.Of(new Query(query.Kind, [], null, null, null, CallTarget.None));
        var service = catalogue.Find(line.Service);
        if (service is null && query is null) return CallResolution.Refuse(RefusalReason.Unsupported);
        if (FindDevices(line, scope) is not { } devices) return CallResolution.Refuse(RefusalReason.NoSuchDevice);
        return query is null ? ResolveCall(line, service!, devices) : QueryResolver.Resolve(line, query, devices);
    }

    private static CallResolution ResolveCall(CallLine line, ServiceDefinition service, List<Device> devices)
    {
        var inDomain = 0;
        List<(JsonObject Data, ImmutableArray<EntityId>.Builder Ids)> calls = [];
        foreach (var device in devices)
        {
            if (device.Id.Domain != service.Domain) continue;
            inDomain++;
            if (CallCheck.FindError(service, line.Data, device, ParameterForm.Line) is not null) continue;
            if (CallData.Resolve(line.Data, device) is not { } data) continue;
            var index = calls.FindIndex(call => JsonNode.DeepEquals(call.Data, data));
            if (index < 0) calls.Add((data, ImmutableArray.CreateBuilder<EntityId>()));
            calls[index < 0 ? ^1 : index].Ids.Add(device.Id);
        }

        if (calls.Count > 0)
        {
            var relative = line.Data.ContainsKey("temperature_step") || line.Data.ContainsKey("volume_step_pct") ? line.Data : null;
            return CallResolution.Of([.. calls.Select(call => new ServiceCall(service.FullName, call.Ids.ToImmutable(), call.Data) { Relative = relative })]);
        }

        return CallResolution.Refuse(
            inDomain == 0 && (line.Target.Kind != CallTargetKind.Device || devices.Count == 0) ? RefusalReason.NoSuchDevice : RefusalReason.Unsupported);
    }

    private static List<Device>? FindDevices(CallLine line, CallScope scope)
    {
        if (scope.Find(line.Target) is not { } devices) return null;
        if (line.Except.IsEmpty) return [.. devices];
        HashSet<EntityId> excepted = [];
        foreach (var spelling in line.Except)
        {
            if (scope.FindException(spelling) is not { } exceptions) return null;
            foreach (var device in exceptions) excepted.Add(device.Id);
        }

        return [.. devices.Where(device => !excepted.Contains(device.Id))];
    }

    private static RefusalReason ReadReason(CallLine line) =>
        line.Data[CallLine.ReasonKey] is JsonValue value && value.GetValueKind() == JsonValueKind.String
            && RefusalReasons.TryParse(value.GetValue<string>(), out var reason)
            ? reason
            : RefusalReason.NotACommand;
}
