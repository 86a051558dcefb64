using System.Text.Json;
using System.Text.Json.Nodes;

namespace HomeLLM.Grammar.Tests;

/// <summary>Bends a valid call line so that it is no longer one: each result must be refused.</summary>
internal static class CallMutations
{
    private static readonly string[] TargetKeys = ["target_device", "target_area", "target_floor", "target_home"];

    public static IEnumerable<(string What, string Text)> Of(string line, CallScope scope)
    {
        yield return ("cut short", line[..^1]);
        yield return ("extra parameter", Change(line, call => call["transition"] = 5));
        yield return ("wrong key", Change(line, call => Rename(call, "service", "action")));
        yield return ("unknown service", Change(line, call => call["service"] = "light.explode"));
        yield return ("service of another type", Change(line, call => call["service"] = 5));
        yield return ("key twice", line[..^1] + ",\"service\":\"light.turn_on\"}");
        var parsed = JsonNode.Parse(line)!.AsObject();
        var service = (string)parsed["service"]!;
        if (service == ServiceCatalogue.NoService)
        {
            yield return ("unknown reason", Change(line, call => call["reason"] = "because"));
            yield return ("no reason", Change(line, call => call.Remove("reason")));
            yield return ("a target", Change(line, call => call["target_home"] = true));
            yield break;
        }

        yield return ("reason beside a call", Change(line, call => call["reason"] = "ambiguous"));
        yield return ("no longer a call", Change(line, call => call["service"] = ServiceCatalogue.NoService));
        foreach (var mutation in OfTarget(line, parsed, service)) yield return mutation;
        foreach (var parameter in ServiceCatalogue.Default.Find(service)!.Parameters)
        {
            foreach (var mutation in OfParameter(line, parsed, parameter, scope)) yield return mutation;
        }
    }

    private static IEnumerable<(string What, string Text)> OfTarget(string line, JsonObject parsed, string service)
    {
        var key = TargetKeys.Single(parsed.ContainsKey);
        var name = service[(service.IndexOf('.') + 1)..];
        yield return ("no target", Change(line, call => call.Remove(key)));
        yield return ("unknown target", Change(line, call => call[key] = "#nowhere"));
        yield return ("target of another type", Change(line, call => call[key] = 1));
        yield return ("target null", Change(line, call => call[key] = null));
        yield return ("target false", Change(line, call => call[key] = false));
        yield return ("two targets", Change(line, call => call[key == "target_home" ? "target_device" : "target_home"] = key == "target_home" ? "#1" : true));
        yield return ("unknown domain", Change(line, call => call["service"] = $"lock.{name}"));
        if (key != "target_device") yield break;
        var domain = service[..service.IndexOf('.')];
        yield return ("wrong domain", Change(line, call => call["service"] = $"{(domain == "light" ? "switch" : "light")}.turn_off"));
    }

    private static IEnumerable<(string What, string Text)> OfParameter(string line, JsonObject parsed, ParameterDefinition parameter, CallScope scope)
    {
        var name = parameter.Name;
        if (!parsed.ContainsKey(name)) yield break;
        var text = parsed[name]!.GetValueKind() == JsonValueKind.String;
        yield return ("wrong name", Change(line, call => Rename(call, name, name + "s")));
        yield return ("null", Change(line, call => call[name] = null));
        yield return ("an object", Change(line, call => call[name] = new JsonObject()));
        yield return ("text for number or number for text", Change(line, call => call[name] = text ? 5 : call[name]!.ToJsonString()));
        yield return ("another truth", Change(line, call => call[name] = parameter.Kind == ParameterKind.Boolean ? "true" : true));
        yield return ("in an array", Change(line, call => call[name] = new JsonArray(call[name]!.DeepClone())));
        if (parameter.IsRequired) yield return ("missing", Change(line, call => call.Remove(name)));
        if (text) yield return ("another word", Change(line, call => call[name] = "nothing of the kind"));
        if (parameter.ExclusiveGroup is not null)
        {
            foreach (var other in ServiceCatalogue.Default.Find((string)parsed["service"]!)!.Parameters)
            {
                if (other == parameter || other.ExclusiveGroup != parameter.ExclusiveGroup) continue;
                yield return ("both of a group", Change(line, call => call[other.Name] = SomeValue(other)));
            }
        }

        foreach (var mutation in OfNumber(line, parameter, scope)) yield return mutation;
    }

    private static IEnumerable<(string What, string Text)> OfNumber(string line, ParameterDefinition parameter, CallScope scope)
    {
        var name = parameter.Name;
        if (parameter.Kind == ParameterKind.Rgb)
        {
            yield return ("two colours", Change(line, call => call[name]!.AsArray().RemoveAt(0)));
            yield return ("four colours", Change(line, call => call[name]!.AsArray().Add(0)));
            yield return ("a colour above", Change(line, call => call[name]![1] = 256));
            yield return ("a colour below", Change(line, call => call[name]![2] = -1));
            yield break;
        }

        if (parameter.Kind is not (ParameterKind.Number or ParameterKind.Kelvin)) yield break;
        var lights = scope.Home.Devices.Where(device => device.Id.Domain == "light").Select(device => device.Capabilities).ToArray();
        var (minimum, maximum) = parameter.Kind == ParameterKind.Number
            ? (parameter.Minimum, parameter.Maximum)
            : (lights.Min(light => light.MinKelvin), lights.Max(light => light.MaxKelvin));
        yield return ("below", Change(line, call => call[name] = minimum - 1));
        yield return ("above", Change(line, call => call[name] = maximum + 1));
        yield return ("far above", Change(line, call => call[name] = long.MaxValue));
        yield return ("a fraction", Change(line, call => call[name] = minimum + 0.5));
        yield return ("a point", Raw(line, name, $"{maximum}.0"));
        yield return ("an exponent", Raw(line, name, "1e1"));
        yield return ("beyond all numbers", Raw(line, name, "1" + new string('0', 40)));
    }

    private static JsonNode SomeValue(ParameterDefinition parameter) => parameter.Kind switch
    {
        ParameterKind.Rgb => new JsonArray(1, 2, 3),
        ParameterKind.Choice => parameter.Choices[0],
        ParameterKind.Kelvin => 3000,
        _ => 10,
    };

    private static string Raw(string line, string name, string value) =>
        Change(line, call => call[name] = "RAW").Replace("\"RAW\"", value, StringComparison.Ordinal);

    private static void Rename(JsonObject call, string from, string to)
    {
        var value = call[from]!.DeepClone();
        call.Remove(from);
        call[to] = value;
    }

    private static string Change(string line, Action<JsonObject> change)
    {
        var call = JsonNode.Parse(line)!.AsObject();
        change(call);
        return call.ToJsonString();
    }
}
