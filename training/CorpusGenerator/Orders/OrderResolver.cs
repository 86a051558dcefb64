using System.Collections.Immutable;
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
        var devices = target.Devices(home).ToList();
        if (devices.Count == 0) return Truth.Refuse(RefusalReason.NoSuchDevice);
        if (order.Kind == OrderKind.Unsupported || order.IsOutOfRange) return Truth.Refuse(RefusalReason.Unsupported);
        var calls = ImmutableArray.CreateBuilder<TrueCall>();
        foreach (var domain in DomainNames.Each)
        {
            if ((target.Domains & domain) == 0) continue;
            var ofDomain = devices.Where(device => device.Id.Domain == domain.Name()).ToList();
            if (ofDomain.Count > 0 && ResolveDomain(order, target, domain, ofDomain) is { } call) calls.Add(call);
        }

        return calls.Count == 0 ? Truth.Refuse(RefusalReason.Unsupported) : new(calls.ToImmutable(), null);
    }

    private static TrueCall? ResolveDomain(Order order, TargetItem target, Domains domain, List<Device> devices)
    {
        var word = order.Kind is OrderKind.Preset or OrderKind.PresetBare ? order.Mode : order.SpeedWord;
        var modes = devices.SelectMany(device => device.Capabilities.PresetModes);
        var preset = word is null ? null : modes.FirstOrDefault(mode => SameMode(mode, word));
        var speaksOfPreset = order.SpeedWord is not null && preset is not null
            && !devices.Exists(device => device.Capabilities.Has(Capability.Speed));
        if (order.For(domain, speaksOfPreset, preset) is not { } service) return null;
        var name = domain.Name() + "." + service.Name;
        var definition = ServiceCatalogue.Default.Find(name)!;
        return devices.Exists(device => Fits(definition, service.Data, device))
            ? new(name, target with { Domains = domain }, service.Data)
            : null;
    }

    private static bool IsWithin(int kelvin, DeviceCapabilities range) => kelvin >= range.MinKelvin && kelvin <= range.MaxKelvin;

    /// <summary>Whether a mode was meant: letters and digits count, the rest doesn't.</summary>
    public static bool SameMode(string mode, string spoken) => Letters(mode) == Letters(spoken);

    private static string Letters(string text) => new([.. text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    private static bool Fits(ServiceDefinition definition, System.Text.Json.Nodes.JsonObject data, Device device)
    {
        if (!definition.IsSupportedBy(device)) return false;
        foreach (var (name, value) in data)
        {
            if (definition.FindParameter(name) is not { } parameter || !parameter.IsSupportedBy(device)) return false;
            if (parameter.Kind == ParameterKind.Kelvin && !IsWithin((int)value!, device.Capabilities)) return false;
            if (parameter.Kind == ParameterKind.OwnChoice && !parameter.OwnChoices(device.Capabilities).Contains((string)value!)) return false;
        }

        return true;
    }
}
