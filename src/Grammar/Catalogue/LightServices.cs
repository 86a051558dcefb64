using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>The services of lights.</summary>
internal static class LightServices
{
    /// <summary><c>turn_on</c> carries whatever is set on a light; <c>toggle</c> is offered bare.</summary>
    public static IEnumerable<ServiceDefinition> All =>
    [
        new("light", "turn_on", Capability.None,
        [
            new("brightness_pct", ParameterKind.Number, Capability.Brightness)
            {
                Minimum = 0, Maximum = 100, ExclusiveGroup = "brightness",
            },
            new("brightness_step_pct", ParameterKind.Number, Capability.Brightness)
            {
                Minimum = -100, Maximum = 100, ExclusiveGroup = "brightness",
            },
            new("color_name", ParameterKind.Choice, Capability.Color) { Choices = ColorNames.All, ExclusiveGroup = "color" },
            new("rgb_color", ParameterKind.Rgb, Capability.Color) { ExclusiveGroup = "color" },
            new("color_temp_kelvin", ParameterKind.Kelvin, Capability.ColorTemperature) { ExclusiveGroup = "color" },
        ]),
        new("light", "turn_off", Capability.None, []),
        new("light", "toggle", Capability.None, []),
    ];
}
