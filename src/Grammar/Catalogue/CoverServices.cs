using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>The services of what opens and closes: blinds, curtains, garage doors; and valves.</summary>
internal static class CoverServices
{
    /// <summary>A position is 0 where it is closed and 100 where it is open.</summary>
    public static IEnumerable<ServiceDefinition> All =>
    [
        new("cover", "open_cover", Capability.None, []),
        new("cover", "close_cover", Capability.None, []),
        new("cover", "stop_cover", Capability.Stop, []),
        new("cover", "toggle", Capability.None, []),
        new("cover", "set_cover_position", Capability.Position, [Position]),
        new("valve", "open_valve", Capability.None, []) { TakesPlaces = false },
        new("valve", "close_valve", Capability.None, []) { TakesPlaces = false },
        new("valve", "stop_valve", Capability.Stop, []) { TakesPlaces = false },
        new("valve", "set_valve_position", Capability.Position, [Position]) { TakesPlaces = false },
    ];

    private static ParameterDefinition Position =>
        new("position", ParameterKind.Number, Capability.Position) { Minimum = 0, Maximum = 100, IsRequired = true };
}
