using System.Text.Json;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>
/// Checks calls by code against registry and catalogue, knowing neither the grammar nor the schema: the second net. Thread-safe.
/// </summary>
/// <param name="catalogue">The services.</param>
public sealed class CallValidator(ServiceCatalogue catalogue)
{
    /// <summary>The first thing that is wrong with a line; null where at least one device of its target can do it in full.</summary>
    public CallError? FindError(CallLine line, CallScope scope)
    {
        if (line.IsRefusal) return FindRefusalError(line);
        if (catalogue.Find(line.Service) is not { } service) return new("$.service", "a known service", line.Service);
        if (scope.Find(line.Target) is not { } devices)
        {
            return new($"$.{line.Target.Key}", $"one of the {line.Target.Kind} targets of this home", line.Target.Spelling);
        }

        CallError? error = null;
        foreach (var device in devices)
        {
            if (device.Id.Domain != service.Domain) continue;
            error = CallCheck.FindError(service, line.Data, device);
            if (error is null) return null;
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

            if (CallCheck.FindError(service, call.Data, device) is { } error)
            {
                return error with { Path = error.Path == "$.service" ? error.Path : $"$.data{error.Path[1..]}" };
            }
        }

        return null;
    }

    private static CallError? FindRefusalError(CallLine line)
    {
        if (line.Target.Kind != CallTargetKind.None) return new($"$.{line.Target.Key}", "no target", line.Target.Spelling);
        foreach (var (name, _) in line.Data)
        {
            if (name != CallLine.ReasonKey) return new($"$.{name}", "only a reason", name);
        }

        return line.Data[CallLine.ReasonKey] is JsonValue value && value.GetValueKind() == JsonValueKind.String
            && RefusalReasons.TryParse(value.GetValue<string>(), out _)
            ? null
            : new($"$.{CallLine.ReasonKey}", "a reason", line.Data[CallLine.ReasonKey]?.ToJsonString() ?? "nothing");
    }
}
