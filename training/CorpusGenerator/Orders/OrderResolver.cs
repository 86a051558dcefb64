using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.CorpusGenerator.Orders;

/// <summary>Joins an order and what it is given to: the calls, or why there are none.</summary>
internal static class OrderResolver
{
    /// <summary>The truth of one order for one thing.</summary>
    public static Truth Resolve(HomeSnapshot home, Order order, TargetItem target)
    {
        if (order.Kind == OrderKind.Chatter) return Truth.Refuse(RefusalReason.NotACommand);
        if (order.Kind.IsQuestion()) return ResolveQuestion(home, order, target);
        var devices = target.Devices(home).ToList();
        if (devices.Count == 0) return Truth.Refuse(RefusalReason.NoSuchDevice);
        if (order.Kind == OrderKind.Unsupported || order.IsOutOfRange) return Truth.Refuse(RefusalReason.Unsupported);
        var calls = ImmutableArray.CreateBuilder<TrueCall>();
        foreach (var domain in DomainNames.InOrder)
        {
            var ofDomain = devices.Where(device => device.Id.Domain == domain).ToList();
            if (ofDomain.Count == 0 || ResolveDomain(order, target, domain, ofDomain) is not { } call) continue;
            calls.Add(call);
            calls.AddRange(order.MoreItems.Select(item => call with { Data = new JsonObject { ["item"] = item } }));
        }

        return calls.Count == 0 ? Truth.Refuse(RefusalReason.Unsupported) : new(calls.ToImmutable(), null);
    }

    /// <summary>Whether a mode was meant: letters and digits count, the rest doesn't.</summary>
    public static bool SameMode(string mode, string spoken) => Letters(mode) == Letters(spoken);

    /// <summary>The names of a device's own that an order can choose from.</summary>
    public static ImmutableArray<string> OwnNames(Order order, Device device) =>
        order.Kind == OrderKind.Source ? device.Capabilities.Sources : device.Capabilities.PresetModes;

    // A question is answered whatever the device can do; what isn't known is said.
    private static Truth ResolveQuestion(HomeSnapshot home, Order order, TargetItem target)
    {
        var data = new JsonObject();
        if (order.Kind == OrderKind.AskValue) data["quantity"] = order.Quantity;
        else if (order.Is is { } state) data["is"] = state;
        var isValueOfPlace = target.Kind != CallTargetKind.Device && order.Kind == OrderKind.AskValue;
        if (!isValueOfPlace && !target.Devices(home).Any()) return Truth.Refuse(RefusalReason.NoSuchDevice);
        return new([new("query." + order.Kind.Snake()["ask_".Length..], target, data)], null);
    }

    private static TrueCall? ResolveDomain(Order order, TargetItem target, string domain, List<Device> devices)
    {
        var own = order.OwnName is { } word
            ? devices.SelectMany(device => OwnNames(order, device)).FirstOrDefault(name => SameMode(name, word))
            : null;
        var speaksOfPreset = order.SpeedWord is not null && own is not null && domain == "fan"
            && !devices.Exists(device => device.Capabilities.Has(Capability.Speed));
        if (order.For(domain, speaksOfPreset, own) is not { } service) return null;
        var name = domain + "." + service.Name;
        if (ServiceCatalogue.Default.Find(name) is not { } definition) return null;
        if (!devices.Exists(device => Fits(definition, service.Data, device)))
        {
            // "Auto" is what people call it, whichever of the two the device has.
            if (order is not { Kind: OrderKind.Hvac, HvacMode: "auto" }) return null;
            return ResolveDomain(order with { HvacMode = "heat_cool" }, target, domain, devices);
        }

        var ofDomain = target.Kind == CallTargetKind.Device ? target
            : target with { Domains = devices.Aggregate(Domains.None, (all, device) => all | DomainNames.Of(device)) };
        return new(name, ofDomain, service.Data) { IsBeyondRange = devices.Exists(device => IsBeyondRange(service.Data, device)) };
    }

    // No prompt tells how warm a thing can be: the model writes what was said, and the program refuses what the device doesn't take.
    private static bool IsBeyondRange(JsonObject data, Device device) => data["temperature"] is { } value && device.Id.Domain == "climate"
        && (AsDecimal(value) < device.Capabilities.MinTemperature || AsDecimal(value) > device.Capabilities.MaxTemperature);

    /// <summary>Whether a device can do what a call with this data asks.</summary>
    public static bool Fits(ServiceDefinition definition, JsonObject data, Device device)
    {
        if (!definition.IsSupportedBy(device)) return false;
        foreach (var (name, value) in data)
        {
            if (definition.FindParameter(name) is not { } parameter || !parameter.IsSupportedBy(device)) return false;
            var can = device.Capabilities;
            var fits = parameter.Kind switch
            {
                ParameterKind.Kelvin => (int)value! >= can.MinKelvin && (int)value! <= can.MaxKelvin,
                ParameterKind.OwnChoice => parameter.OwnChoices(can).Contains((string)value!),
                ParameterKind.Humidity => (int)value! >= can.MinHumidity && (int)value! <= can.MaxHumidity,
                _ => true,
            };
            if (!fits) return false;
        }

        return true;
    }

    private static decimal AsDecimal(JsonNode value) => value.AsValue().TryGetValue<int>(out var whole) ? whole : value.GetValue<decimal>();

    private static string Letters(string text) => new([.. text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
