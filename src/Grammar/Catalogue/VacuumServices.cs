using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>The services of robot vacuums.</summary>
internal static class VacuumServices
{
    /// <summary>None takes a parameter.</summary>
    public static IEnumerable<ServiceDefinition> All =>
    [
        new("vacuum", "start", Capability.Start, []) { TakesPlaces = false },
        new("vacuum", "pause", Capability.Pause, []) { TakesPlaces = false },
        new("vacuum", "stop", Capability.Stop, []) { TakesPlaces = false },
        new("vacuum", "return_to_base", Capability.ReturnHome, []) { TakesPlaces = false },
        new("vacuum", "locate", Capability.Locate, []) { TakesPlaces = false },
    ];
}
