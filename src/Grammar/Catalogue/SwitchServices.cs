using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>The services of switches and of the switches that exist in Home Assistant only (<c>input_boolean</c>).</summary>
internal static class SwitchServices
{
    /// <summary>On, off and over.</summary>
    public static IEnumerable<ServiceDefinition> All => [.. Of("switch", takesPlaces: true), .. Of("input_boolean", takesPlaces: false)];

    private static IEnumerable<ServiceDefinition> Of(string domain, bool takesPlaces) =>
    [
        new(domain, "turn_on", Capability.None, []) { TakesPlaces = takesPlaces },
        new(domain, "turn_off", Capability.None, []) { TakesPlaces = takesPlaces },
        new(domain, "toggle", Capability.None, []) { TakesPlaces = takesPlaces },
    ];
}
