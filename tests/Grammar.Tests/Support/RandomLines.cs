using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace HomeLLM.Grammar.Tests;

/// <summary>Lines by the dice, put together without the grammar: some are right, most are nearly so.</summary>
internal static class RandomLines
{
    private static readonly string[] Reasons = [.. RefusalReasons.Spellings, "because"];

    public static CallLine Make(Random random, CallScope scope)
    {
        var choice = random.Next(10);
        if (choice == 0) return new(ServiceCatalogue.NoService, CallTarget.None, new JsonObject { ["reason"] = Pick(random, Reasons) });
        if (choice == 1) return new(ServiceCatalogue.UndoService, CallTarget.None, []);
        if (choice < 4) return Question(random, scope);
        var target = Target(random, scope);
        var domains = scope.Find(target)?.Select(device => device.Id.Domain).Distinct().ToArray() ?? [];
        var services = ServiceCatalogue.Default.Services.Where(service => domains.Contains(service.Domain) || random.Next(200) == 0).ToArray();
        if (services.Length == 0) return Question(random, scope);
        var service = Pick(random, services);
        JsonObject data = [];
        foreach (var parameter in service.Parameters)
        {
            if (random.Next(2) == 0 || (parameter.IsRequired && random.Next(4) > 0)) data[parameter.Name] = Value(random, parameter, scope);
        }

        return new(service.FullName, target, data) { Except = Exceptions(random, scope), IsOffer = random.Next(5) == 0 };
    }

    private static CallLine Question(Random random, CallScope scope)
    {
        var query = Pick(random, [.. QueryCatalogue.All]);
        var target = query.TakesTarget ? Target(random, scope) : CallTarget.None;
        JsonObject data = [];
        if (random.Next(3) > 0) data["is"] = random.Next(20) == 0 ? "burning" : Pick(random, [.. QueryCatalogue.States]);
        if (query.TakesQuantity ? random.Next(10) > 0 : random.Next(10) == 0) data["quantity"] = Pick(random, [.. QueryCatalogue.Quantities]);
        if (query.TakesQuantity && random.Next(4) > 0) data.Remove("is");
        if (!query.TakesTarget && random.Next(4) > 0) data.Clear();
        var needsDomain = query.TakesDomain && target.Kind != CallTargetKind.Device;
        return new(query.FullName, target, data)
        {
            Domain = needsDomain == random.Next(10) > 0 ? Pick(random, [.. QueryCatalogue.Domains, "submarine"]) : null,
            Except = query.TakesTarget ? Exceptions(random, scope) : [],
            IsOffer = random.Next(20) == 0,
        };
    }

    private static CallTarget Target(Random random, CallScope scope) => random.Next(8) switch
    {
        0 => CallTarget.Home,
        1 when !scope.Areas.IsEmpty => CallTarget.Area(scope.Areas[random.Next(scope.Areas.Length)].Spelling),
        2 when !scope.Floors.IsEmpty => CallTarget.Floor(scope.Floors[random.Next(scope.Floors.Length)].Spelling),
        3 => CallTarget.Device("#nowhere"),
        _ when !scope.Devices.IsEmpty => CallTarget.Device(scope.Devices[random.Next(scope.Devices.Length)].Spelling),
        _ => CallTarget.Home,
    };

    private static ImmutableArray<string> Exceptions(Random random, CallScope scope)
    {
        if (random.Next(4) > 0) return [];
        string[] spellings = [.. scope.Devices.Select(device => device.Spelling), .. scope.Areas.Select(area => area.Spelling), "#nowhere"];
        return [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => spellings[random.Next(spellings.Length - (random.Next(9) > 0 && spellings.Length > 1 ? 1 : 0))])];
    }

    private static JsonNode Value(Random random, ParameterDefinition parameter, CallScope scope) => parameter.Kind switch
    {
        ParameterKind.Number => random.Next(parameter.Minimum - 2, parameter.Maximum + 3),
        ParameterKind.Kelvin => random.Next(1000, 9000),
        ParameterKind.Humidity => random.Next(-2, 103),
        ParameterKind.Decimal => random.Next((parameter.Minimum * 100) - 20, (parameter.Maximum * 100) + 20) / (random.Next(4) == 0 ? 100m : 50m),
        ParameterKind.Temperature => random.Next(-300, 500) / (random.Next(4) == 0 ? 20m : 10m),
        ParameterKind.Choice => Pick(random, [.. parameter.Choices, "nothing of the kind"]),
        ParameterKind.OwnChoice => Pick(random, [.. scope.Home.Devices.SelectMany(device => parameter.OwnChoices(device.Capabilities)), "nothing of the kind"]),
        ParameterKind.SpokenText => string.Join(' ', scope.SpokenWords.Skip(random.Next(3)).Take(random.Next(4))),
        ParameterKind.Boolean => random.Next(2) == 0,
        ParameterKind.Rgb => new JsonArray(random.Next(256), random.Next(-1, 257), random.Next(256)),
        _ => 0.5m,
    };

    private static T Pick<T>(Random random, T[] items) => items[random.Next(items.Length)];
}
