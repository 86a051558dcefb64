using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>The services of what is only ever set off: scenes, scripts and buttons.</summary>
internal static class SceneServices
{
    /// <summary>None takes a parameter.</summary>
    public static IEnumerable<ServiceDefinition> All =>
    [
        new("scene", "turn_on", Capability.None, []) { TakesPlaces = false },
        new("script", "turn_on", Capability.None, []) { TakesPlaces = false },
        new("button", "press", Capability.None, []) { TakesPlaces = false },
        new("input_button", "press", Capability.None, []) { TakesPlaces = false },
    ];
}
