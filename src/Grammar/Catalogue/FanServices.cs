using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>The services of fans.</summary>
internal static class FanServices
{
    /// <summary>A fan's settings each have a service of their own; <c>turn_on</c> takes the speed as well.</summary>
    public static IEnumerable<ServiceDefinition> All =>
    [
        new("fan", "turn_on", Capability.None, [Percent("percentage", 0)]),
        new("fan", "turn_off", Capability.None, []),
        new("fan", "toggle", Capability.None, []),
        new("fan", "set_percentage", Capability.Speed, [Percent("percentage", 0) with { IsRequired = true }]),
        new("fan", "increase_speed", Capability.Speed, [Percent("percentage_step", 1)]),
        new("fan", "decrease_speed", Capability.Speed, [Percent("percentage_step", 1)]),
        new("fan", "oscillate", Capability.Oscillation,
            [new("oscillating", ParameterKind.Boolean, Capability.Oscillation) { IsRequired = true }]),
        new("fan", "set_direction", Capability.Direction,
            [new("direction", ParameterKind.Choice, Capability.Direction) { Choices = ["forward", "reverse"], IsRequired = true }]),
        new("fan", "set_preset_mode", Capability.PresetModes,
            [new("preset_mode", ParameterKind.OwnChoice, Capability.PresetModes) { Names = OwnNames.PresetModes, IsRequired = true }]),
    ];

    private static ParameterDefinition Percent(string name, int minimum) =>
        new(name, ParameterKind.Number, Capability.Speed) { Minimum = minimum, Maximum = 100 };
}
