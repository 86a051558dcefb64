using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>The services of humidifiers and dehumidifiers.</summary>
internal static class HumidifierServices
{
    /// <summary>On, off, over, how humid, and in which mode.</summary>
    public static IEnumerable<ServiceDefinition> All =>
    [
        new("humidifier", "turn_on", Capability.None, []) { TakesPlaces = false },
        new("humidifier", "turn_off", Capability.None, []) { TakesPlaces = false },
        new("humidifier", "toggle", Capability.None, []) { TakesPlaces = false },
        new("humidifier", "set_humidity", Capability.Humidity,
            [new("humidity", ParameterKind.Humidity, Capability.Humidity) { IsRequired = true }]) { TakesPlaces = false },
        new("humidifier", "set_mode", Capability.PresetModes,
            [new("mode", ParameterKind.OwnChoice, Capability.PresetModes) { Names = OwnNames.PresetModes, IsRequired = true }])
        { TakesPlaces = false },
    ];
}
