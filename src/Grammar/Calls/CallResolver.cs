using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>
/// Makes a Home Assistant call of a call line: an area, a floor or the whole home becomes the devices of the service's domain there
/// that support the service with all the parameters given. Thread-safe.
/// </summary>
/// <param name="catalogue">The services.</param>
public sealed class CallResolver(ServiceCatalogue catalogue)
{
    /// <summary>Resolves one line.</summary>
    /// <returns>
    /// The call; or a refusal: the line's own reason, <see cref="RefusalReason.NoSuchDevice"/> where the target can't be named in
    /// the scope or holds no device of the domain, <see cref="RefusalReason.Unsupported"/> where no device there can do it.
    /// </returns>
    public CallResolution Resolve(CallLine line, CallScope scope)
    {
        if (line.IsRefusal) return Refuse(ReadReason(line));
        if (catalogue.Find(line.Service) is not { } service) return Refuse(RefusalReason.Unsupported);
        if (scope.Find(line.Target) is not { } devices) return Refuse(RefusalReason.NoSuchDevice);

        var inDomain = 0;
        var able = ImmutableArray.CreateBuilder<EntityId>();
        foreach (var device in devices)
        {
            if (device.Id.Domain != service.Domain) continue;
            inDomain++;
            if (CallCheck.FindError(service, line.Data, device) is null) able.Add(device.Id);
        }

        if (able.Count > 0) return new(new ServiceCall(service.FullName, able.ToImmutable(), (JsonObject)line.Data.DeepClone()), null);
        return Refuse(inDomain == 0 && line.Target.Kind != CallTargetKind.Device ? RefusalReason.NoSuchDevice : RefusalReason.Unsupported);
    }

    private static RefusalReason ReadReason(CallLine line) =>
        line.Data[CallLine.ReasonKey] is JsonValue value && value.TryGetValue<string>(out var spelling)
            && RefusalReasons.TryParse(spelling, out var reason)
            ? reason
            : RefusalReason.NotACommand;

    private static CallResolution Refuse(RefusalReason reason) => new(null, new Refusal(reason));
}
