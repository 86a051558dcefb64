using System.Globalization;
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
    [InlineData("cover", "{}", Capability.Position | Capability.Stop | Capability.Tilt)]
    [InlineData("cover", """{"supported_features": 3}""", Capability.None)]
    [InlineData("cover", """{"supported_features": 11}""", Capability.Stop)]
    [InlineData("cover", """{"supported_features": 15}""", Capability.Position | Capability.Stop)]
    [InlineData("cover", """{"supported_features": "15"}""", Capability.Position | Capability.Stop | Capability.Tilt)]
    [InlineData("valve", """{"supported_features": 15}""", Capability.Position | Capability.Stop)]
    [InlineData("valve", """{"supported_features": 3}""", Capability.None)]
    [InlineData("lock", "{}", Capability.Open)]
    [InlineData("lock", """{"supported_features": 0}""", Capability.None)]
    [InlineData("lock", """{"supported_features": 1}""", Capability.Open)]
    [InlineData("climate", "{}", Capability.TargetTemperature | Capability.HvacModes | Capability.OnOff)]
    [InlineData("climate", """{"target_temp_low": 19}""", Capability.TargetTemperature | Capability.TemperatureRange | Capability.HvacModes | Capability.OnOff)]
    [InlineData("climate", """{"supported_features": 1, "hvac_modes": ["heat"]}""", Capability.TargetTemperature | Capability.HvacModes)]
    [InlineData("climate", """{"supported_features": 1, "hvac_modes": ["off", "heat"]}""", Capability.TargetTemperature | Capability.HvacModes | Capability.OnOff)]
    [InlineData("climate", """{"supported_features": 386, "hvac_modes": []}""", Capability.TemperatureRange | Capability.OnOff)]
    [InlineData("climate", """{"supported_features": 17, "hvac_modes": [], "preset_modes": ["eco"]}""", Capability.TargetTemperature | Capability.PresetModes)]
    [InlineData("climate", """{"supported_features": 1, "hvac_modes": [], "preset_modes": ["eco"]}""", Capability.TargetTemperature)]
    [InlineData("media_player", """{"supported_features": 0}""", Capability.None)]
    [InlineData("media_player", """{"supported_features": 1024}""", Capability.VolumeStep)]
    [InlineData("media_player", """{"supported_features": 4}""", Capability.VolumeSet | Capability.VolumeStep)]
    [InlineData("media_player", """{"supported_features": 20528}""", Capability.PreviousTrack | Capability.NextTrack | Capability.StopPlaying | Capability.Play)]
    [InlineData("media_player", """{"supported_features": 2440, "source_list": ["TV"]}""", Capability.Mute | Capability.OnOff | Capability.Sources)]
    [InlineData("media_player", """{"supported_features": 256, "source_list": ["TV"]}""", Capability.TurnOff)]
    [InlineData("vacuum", """{"supported_features": 8212}""", Capability.Start | Capability.Pause | Capability.ReturnHome)]
    [InlineData("vacuum", """{"supported_features": 520}""", Capability.Stop | Capability.Locate)]
    [InlineData("humidifier", "{}", Capability.Humidity)]
    [InlineData("humidifier", """{"supported_features": 1, "available_modes": ["auto"]}""", Capability.Humidity | Capability.PresetModes)]
    [InlineData("humidifier", """{"supported_features": 0, "available_modes": ["auto"]}""", Capability.Humidity)]
    [InlineData("alarm_control_panel", """{"supported_features": 6}""", Capability.ArmAway | Capability.ArmNight)]
    [InlineData("alarm_control_panel", "{}", Capability.ArmHome | Capability.ArmAway | Capability.ArmNight)]
    [InlineData("todo", """{"supported_features": 15}""", Capability.AddItem)]
    [InlineData("todo", """{"supported_features": 2}""", Capability.None)]
    [InlineData("scene", """{"supported_features": 255}""", Capability.None)]
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

    [Theory]
    [InlineData("{}", "7", "35", "0.5")]
    [InlineData("""{"min_temp": 5, "max_temp": 30.5, "target_temp_step": 1}""", "5", "30.5", "1")]
    [InlineData("""{"min_temp": 44.55, "max_temp": 95.04, "target_temp_step": 0}""", "44.6", "95", "0.5")]
    [InlineData("""{"min_temp": 40, "max_temp": 30}""", "7", "35", "0.5")]
    [InlineData("""{"temperature": 70}""", "44.6", "95", "0.5")]
    [InlineData("""{"current_temperature": 68.5, "temperature": null}""", "44.6", "95", "0.5")]
    [InlineData("""{"min_temp": "cold", "max_temp": 1e300}""", "7", "35", "0.5")]
    public void Read_Thermostat_GivesItsTemperatures(string attributes, string min, string max, string step)
    {
        var capabilities = DeviceCapabilities.Read("climate", Homes.Attributes(attributes));

        new[] { capabilities.MinTemperature, capabilities.MaxTemperature, capabilities.TemperatureStep }
            .Select(number => number.ToString("0.##", CultureInfo.InvariantCulture)).ShouldBe([min, max, step]);
    }

    [Fact]
    public void Read_OwnNames_AreThoseOfTheDevice()
    {
        DeviceCapabilities.Read("climate", Homes.Attributes("""{"hvac_modes": ["off", "heat"], "preset_modes": ["Eco"]}""")).HvacModes.ShouldBe(["off", "heat"]);
        DeviceCapabilities.Read("climate", Homes.Attributes("""{"preset_modes": ["Eco", 5]}""")).PresetModes.ShouldBe(["Eco"]);
        DeviceCapabilities.Read("humidifier", Homes.Attributes("""{"available_modes": ["Sleep"]}""")).PresetModes.ShouldBe(["Sleep"]);
        DeviceCapabilities.Read("media_player", Homes.Attributes("""{"source_list": ["HDMI 1"]}""")).Sources.ShouldBe(["HDMI 1"]);
        DeviceCapabilities.Read("climate", Homes.Attributes("{}")).HvacModes.ShouldContain("heat_cool");
    }

    [Theory]
    [InlineData("""{"min_humidity": 30, "max_humidity": 80}""", 30, 80)]
    [InlineData("""{"min_humidity": 90, "max_humidity": 80}""", 0, 100)]
    [InlineData("""{"max_humidity": 180}""", 0, 100)]
    public void Read_Humidifier_GivesItsRange(string attributes, int min, int max)
    {
        var capabilities = DeviceCapabilities.Read("humidifier", Homes.Attributes(attributes));

        (capabilities.MinHumidity, capabilities.MaxHumidity).ShouldBe((min, max));
    }

    [Fact]
    public void Equals_OneNameMore_IsAnotherAbility()
    {
        var one = DeviceCapabilities.Read("media_player", Homes.Attributes("""{"source_list": ["TV"]}"""));

        one.ShouldBe(DeviceCapabilities.Read("media_player", Homes.Attributes("""{"source_list": ["TV"]}""")));
        one.ShouldNotBe(DeviceCapabilities.Read("media_player", Homes.Attributes("""{"source_list": ["Radio"]}""")));
    }

    [Theory]
    [InlineData("""{"device_class": "garage"}""", "garage")]
    [InlineData("""{"device_class": 5}""", null)]
    [InlineData("{}", null)]
    public void DeviceClass_Attribute_IsRead(string attributes, string? expected)
    {
        var device = new Device(EntityId.Parse("cover.a"), "A", null, [], DeviceState.Unknown with { Attributes = Homes.Attributes(attributes) });

        device.DeviceClass.ShouldBe(expected);
    }
}
