using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>The services of switches.</summary>
internal static class SwitchServices
{
    /// <summary>On, off and over.</summary>
    public static IEnumerable<ServiceDefinition> All =>
    [
        new("switch", "turn_on", Capability.None, []),
        new("switch", "turn_off", Capability.None, []),
        new("switch", "toggle", Capability.None, []),
    ];
}
