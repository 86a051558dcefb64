using Shouldly;

namespace HomeLLM.DeviceRegistry.Tests;

public sealed class DeviceCapabilitiesTests
{
    private const Capability EveryLight = Capability.Brightness | Capability.ColorTemperature | Capability.Color;

    [Theory]
    [InlineData("light", "{}", EveryLight)]
    [InlineData("light", """{"supported_color_modes": ["onoff"]}""", Capability.None)]
    [InlineData("light", """{"supported_color_modes": ["brightness"]}""", Capability.Brightness)]
    [InlineData("light", """{"supported_color_modes": ["color_temp"]}""", Capability.Brightness | Capability.ColorTemperature)]
    [InlineData("light", """{"supported_color_modes": ["hs", "color_temp"]}""", EveryLight)]
    [InlineData("light", """{"supported_color_modes": "hs"}""", EveryLight)]
    [InlineData("fan", "{}", Capability.Speed | Capability.Oscillation | Capability.Direction)]
    [InlineData("fan", """{"supported_features": 0}""", Capability.None)]
    [InlineData("fan", """{"supported_features": 3}""", Capability.Speed | Capability.Oscillation)]
    [InlineData("fan", """{"supported_features": 8, "preset_modes": ["auto"]}""", Capability.PresetModes)]
    [InlineData("fan", """{"supported_features": 1, "preset_modes": ["auto"]}""", Capability.Speed)]
    [InlineData("fan", """{"supported_features": 8, "preset_modes": ["\ud800"]}""", Capability.None)]
    [InlineData("fan", """{"percentage": 50}""", Capability.Speed)]
    [InlineData("switch", """{"brightness": 3}""", Capability.None)]
    public void Read_Attributes_GiveAbilities(string domain, string attributes, Capability expected) =>
        DeviceCapabilities.Read(domain, Homes.Attributes(attributes)).Flags.ShouldBe(expected);

    [Theory]
    [InlineData("""{"min_color_temp_kelvin": 2200, "max_color_temp_kelvin": 4000}""", 2200, 4000)]
    [InlineData("""{"min_color_temp_kelvin": 5000, "max_color_temp_kelvin": 4000}""", 2000, 6535)]
    [InlineData("""{"min_color_temp_kelvin": -5}""", 2000, 6535)]
    [InlineData("{}", 2000, 6535)]
    public void Read_KelvinRange_IsTheDevicesOrTheDefault(string attributes, int min, int max)
    {
        var capabilities = DeviceCapabilities.Read("light", Homes.Attributes(attributes));

        (capabilities.MinKelvin, capabilities.MaxKelvin).ShouldBe((min, max));
    }
}
