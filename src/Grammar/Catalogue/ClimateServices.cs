using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>The services of thermostats, radiators and air conditioners.</summary>
internal static class ClimateServices
{
    private const Capability AnyTarget = Capability.TargetTemperature | Capability.TemperatureRange;

    /// <summary>
    /// <c>temperature_step</c> is ours: Home Assistant knows no relative temperature, so the resolver adds it to the present target, or to
    /// both ends of the present range.
    /// </summary>
    public static IEnumerable<ServiceDefinition> All =>
    [
        new("climate", "turn_on", Capability.TurnOn, []),
        new("climate", "turn_off", Capability.TurnOff, []),
        new("climate", "set_temperature", Capability.None,
        [
            new("temperature", ParameterKind.Temperature, Capability.TargetTemperature) { IsRequired = true, ExclusiveGroup = "temperature" },
            new("temperature_step", ParameterKind.Decimal, Capability.None)
            {
                Form = ParameterForm.Line, RequiredAny = AnyTarget, Minimum = -30, Maximum = 30, IsRequired = true, ExclusiveGroup = "temperature",
            },
            new("target_temp_low", ParameterKind.Temperature, Capability.TemperatureRange)
            {
                Form = ParameterForm.Call, IsRequired = true, ExclusiveGroup = "temperature",
            },
            new("target_temp_high", ParameterKind.Temperature, Capability.TemperatureRange) { Form = ParameterForm.Call },
        ]),
        new("climate", "set_hvac_mode", Capability.HvacModes,
            [new("hvac_mode", ParameterKind.OwnChoice, Capability.HvacModes) { Names = OwnNames.HvacModes, IsRequired = true }]),
        new("climate", "set_preset_mode", Capability.PresetModes,
            [new("preset_mode", ParameterKind.OwnChoice, Capability.PresetModes) { Names = OwnNames.PresetModes, IsRequired = true }]),
    ];
}
