using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>
/// Checks calls by code against registry and catalogue, knowing neither the grammar nor the schema: the second net. Thread-safe.
/// </summary>
/// <param name="catalogue">The services.</param>
public sealed class CallValidator(ServiceCatalogue catalogue)
{
    /// <summary>
    /// The first thing that is wrong with a line; null where at least one device of its target, exceptions apart, can do it in full, and
    /// where a question or a refusal is complete.
    /// </summary>
    public CallError? FindError(CallLine line, CallScope scope)
    {
        if (line.IsRefusal || line.IsUndo) return LineCheck.FindBareError(line);
        if (QueryCatalogue.Find(line.Service) is { } query) return QueryCheck.FindError(query, line, scope);
        if (catalogue.Find(line.Service) is not { } service) return new("$.service", "a known service", line.Service);
        if (LineCheck.FindTargetError(line, scope) is { } targetError) return targetError;
        if (line.Domain is not null) return new($"$.{CallLine.DomainKey}", "no domain", line.Domain);
        if (!service.TakesPlaces && line.Target.Kind != CallTargetKind.Device)
        {
            return new($"$.{line.Target.Key}", $"devices: {service.FullName} takes no places", line.Target.Spelling);
        }

        CallError? error = null;
        foreach (var device in scope.Find(line.Target)!)
        {
            if (device.Id.Domain != service.Domain) continue;
            error = CallCheck.FindError(service, line.Data, device, ParameterForm.Line);
            if (error is null) return LineCheck.FindSpokenError(service, line, scope);
        }

        return error ?? new($"$.{line.Target.Key}", $"a device of domain {service.Domain}", line.Target.Spelling);
    }

    /// <summary>The first thing that is wrong with a call; null where every entity exists and can do it in full.</summary>
    public CallError? FindError(ServiceCall call, HomeSnapshot home)
    {
        if (catalogue.Find(call.Service) is not { } service) return new("$.service", "a known service", call.Service);
        if (call.EntityIds.IsDefaultOrEmpty) return new("$.target.entity_id", "at least one entity", "none");
        for (var i = 0; i < call.EntityIds.Length; i++)
        {
            if (home.FindDevice(call.EntityIds[i]) is not { } device)
            {
                return new($"$.target.entity_id[{i}]", "a device of this home", call.EntityIds[i].ToString());
            }

            if (CallCheck.FindError(service, call.Data, device, ParameterForm.Call) is { } error)
            {
                return error with { Path = error.Path == "$.service" ? error.Path : $"$.data{error.Path[1..]}" };
            }
        }

        return null;
    }
}
