using System.Globalization;
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
        yield return ("offered by halves", Change(line, call => call["offer"] = false));
        yield return ("a domain of no home", Change(line, call => call["domain"] = "submarine"));
        yield return ("nothing left out", Change(line, call => call["except"] = new JsonArray()));
        yield return ("left out what isn't there", Change(line, call => call["except"] = new JsonArray("#nowhere")));
        yield return ("left out a number", Change(line, call => call["except"] = new JsonArray(1)));
        if (service is ServiceCatalogue.NoService or ServiceCatalogue.UndoService)
        {
            yield return ("unknown reason", Change(line, call => call["reason"] = "because"));
            if (service == ServiceCatalogue.NoService) yield return ("no reason", Change(line, call => call.Remove("reason")));
            yield return ("a target", Change(line, call => call["target_home"] = true));
            yield return ("offered", Change(line, call => call["offer"] = true));
            yield break;
        }

        yield return ("reason beside a call", Change(line, call => call["reason"] = "ambiguous"));
        yield return ("no longer a call", Change(line, call => call["service"] = ServiceCatalogue.NoService));
        if (TargetKeys.Any(parsed.ContainsKey))
        {
            foreach (var mutation in OfTarget(line, parsed, service, scope)) yield return mutation;
        }

        if (QueryCatalogue.Find(service) is { } query)
        {
            foreach (var mutation in OfQuery(line, parsed, query)) yield return mutation;
            yield break;
        }

        foreach (var parameter in ServiceCatalogue.Default.Find(service)!.Parameters)
        {
            foreach (var mutation in OfParameter(line, parsed, parameter, scope)) yield return mutation;
        }
    }

    private static IEnumerable<(string What, string Text)> OfQuery(string line, JsonObject parsed, QueryDefinition query)
    {
        yield return ("offered", Change(line, call => call["offer"] = true));
        yield return ("unknown state", Change(line, call => call["is"] = "burning"));
        yield return ("unknown quantity", Change(line, call => call["quantity"] = "beauty"));
        yield return ("another question", Change(line, call => call["service"] = query.TakesTarget ? "query.time" : "query.state"));
        if (query.Is == QueryUse.Required) yield return ("no state", Change(line, call => call.Remove("is")));
        if (query.TakesQuantity) yield return ("no quantity", Change(line, call => call.Remove("quantity")));
        if (parsed.ContainsKey("domain")) yield return ("no domain", Change(line, call => call.Remove("domain")));
        else yield return ("a domain", Change(line, call => call["domain"] = "light"));
    }

    private static IEnumerable<(string What, string Text)> OfTarget(string line, JsonObject parsed, string service, CallScope scope)
    {
        var key = TargetKeys.Single(parsed.ContainsKey);
        var name = service[(service.IndexOf('.') + 1)..];
        yield return ("no target", Change(line, call => call.Remove(key)));
        yield return ("unknown target", Change(line, call => call[key] = "#nowhere"));
        yield return ("left out too many", Change(line, call => call["except"] = new JsonArray([.. Enumerable.Repeat((string)call["service"]!, 5)])));
        yield return ("target of another type", Change(line, call => call[key] = 1));
        yield return ("target null", Change(line, call => call[key] = null));
        yield return ("target false", Change(line, call => call[key] = false));
        yield return ("two targets", Change(line, call => call[key == "target_home" ? "target_device" : "target_home"] = key == "target_home" ? "#1" : true));
        yield return ("unknown domain", Change(line, call => call["service"] = $"submarine.{name}"));
        if (key != "target_device" || QueryCatalogue.Find(service) is not null || scope.Devices.Any(scoped => scoped.Devices.Length > 1)) yield break;
        var domain = service[..service.IndexOf('.')];
        yield return ("wrong domain", Change(line, call => call["service"] = $"{(domain == "light" ? "switch" : "light")}.turn_off"));
        if (domain == "light") yield return ("wrong form", Change(line, call => call["offer"] = "true"));
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

        if (parameter.Kind is ParameterKind.Decimal or ParameterKind.Temperature)
        {
            var (lowest, highest) = Range(parameter, scope);
            yield return ("below", Change(line, call => call[name] = lowest - 0.1m));
            yield return ("above", Change(line, call => call[name] = highest + 0.1m));
            yield return ("two digits after the dot", Change(line, call => call[name] = lowest + 0.05m));
            yield return ("beyond all numbers", Raw(line, name, "1" + new string('0', 40)));
        }

        if (parameter.Kind is not (ParameterKind.Number or ParameterKind.Kelvin or ParameterKind.Humidity)) yield break;
        var (minimum, maximum) = Range(parameter, scope);
        yield return ("below", Change(line, call => call[name] = minimum - 1));
        yield return ("above", Change(line, call => call[name] = maximum + 1));
        yield return ("far above", Change(line, call => call[name] = long.MaxValue));
        yield return ("a fraction", Change(line, call => call[name] = minimum + 0.5m));
        yield return ("a point", Raw(line, name, string.Create(CultureInfo.InvariantCulture, $"{maximum}.0")));
        yield return ("an exponent", Raw(line, name, "1e1"));
        yield return ("beyond all numbers", Raw(line, name, "1" + new string('0', 40)));
    }

    private static (decimal Minimum, decimal Maximum) Range(ParameterDefinition parameter, CallScope scope)
    {
        var all = scope.Home.Devices.Select(device => device.Capabilities).ToArray();
        return parameter.Kind switch
        {
            ParameterKind.Kelvin => (all.Min(can => can.MinKelvin), all.Max(can => can.MaxKelvin)),
            ParameterKind.Humidity => (all.Min(can => can.MinHumidity), all.Max(can => can.MaxHumidity)),
            ParameterKind.Temperature => (all.Min(can => can.MinTemperature), all.Max(can => can.MaxTemperature)),
            _ => (parameter.Minimum, parameter.Maximum),
        };
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
