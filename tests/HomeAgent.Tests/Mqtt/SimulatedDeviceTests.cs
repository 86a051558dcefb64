using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Mqtt;
using HomeLLM.Mqtt.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Mqtt;

public class SimulatedDeviceTests
{
    private const string Dimmable = """{"supported_color_modes":["hs","color_temp"],"min_color_temp_kelvin":2200,"max_color_temp_kelvin":6500}""";
    private const string Fan = """{"supported_features":15,"percentage":40,"percentage_step":20,"preset_modes":["sleep"],"oscillating":false}""";

    [Theory]
    [InlineData("light.a", "off", Dimmable, "turn_on", "{}", "on", "brightness", "255")]
    [InlineData("light.a", "off", Dimmable, "turn_on", """{"brightness_pct":50}""", "on", "brightness", "128")]
    [InlineData("light.a", "on", Dimmable, "turn_on", """{"brightness_pct":0}""", "off", "brightness", null)]
    [InlineData("light.a", "off", Dimmable, "turn_on", """{"brightness_step_pct":20}""", "on", "brightness", "51")]
    [InlineData("light.a", "off", Dimmable, "turn_on", """{"brightness_step_pct":-20}""", "off", "brightness", null)]
    [InlineData("light.a", "off", Dimmable, "turn_on", """{"color_name":"cornflowerblue"}""", "on", "rgb_color", "[100,149,237]")]
    [InlineData("light.a", "off", Dimmable, "turn_on", """{"color_name":"darkslategrey"}""", "on", "rgb_color", "[47,79,79]")]
    [InlineData("light.a", "off", Dimmable, "turn_on", """{"rgb_color":[1,2,3]}""", "on", "rgb_color", "[1,2,3]")]
    [InlineData("light.a", "off", Dimmable, "turn_on", """{"color_temp_kelvin":9000}""", "on", "color_temp_kelvin", "6500")]
    [InlineData("light.a", "off", """{"supported_color_modes":["onoff"]}""", "turn_on", "{}", "on", "brightness", null)]
    [InlineData("light.a", "on", Dimmable, "turn_off", "{}", "off", "brightness", null)]
    [InlineData("light.a", "on", Dimmable, "toggle", "{}", "off", "brightness", null)]
    [InlineData("switch.a", "off", "{}", "toggle", "{}", "on", "brightness", null)]
    [InlineData("fan.a", "off", Fan, "turn_on", "{}", "on", "percentage", "40")]
    [InlineData("fan.a", "off", Fan, "turn_on", """{"percentage":75}""", "on", "percentage", "75")]
    [InlineData("fan.a", "on", Fan, "turn_off", "{}", "off", "percentage", "0")]
    [InlineData("fan.a", "on", Fan, "set_percentage", """{"percentage":0}""", "off", "percentage", "0")]
    [InlineData("fan.a", "on", Fan, "increase_speed", "{}", "on", "percentage", "60")]
    [InlineData("fan.a", "on", Fan, "decrease_speed", """{"percentage_step":10}""", "on", "percentage", "30")]
    [InlineData("fan.a", "on", Fan, "decrease_speed", """{"percentage_step":90}""", "off", "percentage", "0")]
    [InlineData("fan.a", "on", Fan, "oscillate", """{"oscillating":true}""", "on", "oscillating", "true")]
    [InlineData("fan.a", "on", Fan, "set_direction", """{"direction":"reverse"}""", "on", "direction", "\"reverse\"")]
    [InlineData("fan.a", "off", Fan, "set_preset_mode", """{"preset_mode":"sleep"}""", "on", "preset_mode", "\"sleep\"")]
    [InlineData("input_boolean.a", "off", "{}", "turn_on", "{}", "on", "x", null)]
    [InlineData("cover.a", "closed", """{"current_position":0}""", "open_cover", "{}", "open", "current_position", "100")]
    [InlineData("cover.a", "open", """{"current_position":100}""", "set_cover_position", """{"position":30}""", "open", "current_position", "30")]
    [InlineData("cover.a", "open", "{}", "toggle", "{}", "closed", "x", null)]
    [InlineData("valve.a", "closed", """{"supported_features":3}""", "open_valve", "{}", "open", "current_position", null)]
    [InlineData("lock.a", "locked", "{}", "unlock", "{}", "unlocked", "x", null)]
    [InlineData("alarm_control_panel.a", "disarmed", "{}", "alarm_arm_home", "{}", "armed_home", "x", null)]
    [InlineData("climate.a", "heat", """{"temperature":20}""", "set_temperature", """{"temperature":21.5}""", "heat", "temperature", "21.5")]
    [InlineData("climate.a", "off", """{"hvac_modes":["off","cool"]}""", "turn_on", "{}", "cool", "x", null)]
    [InlineData("climate.a", "off", """{"hvac_modes":["off","cool","heat"]}""", "set_hvac_mode", """{"hvac_mode":"heat"}""", "heat", "x", null)]
    [InlineData("climate.a", "heat", "{}", "turn_off", "{}", "off", "x", null)]
    [InlineData("humidifier.a", "off", "{}", "turn_on", "{}", "on", "x", null)]
    [InlineData("humidifier.a", "on", "{}", "set_humidity", """{"humidity":45}""", "on", "humidity", "45")]
    [InlineData("media_player.a", "idle", "{}", "media_play", "{}", "playing", "x", null)]
    [InlineData("media_player.a", "playing", """{"volume_level":0.95}""", "volume_up", "{}", "playing", "volume_level", "1")]
    [InlineData("media_player.a", "playing", "{}", "volume_mute", """{"is_volume_muted":true}""", "playing", "is_volume_muted", "true")]
    [InlineData("media_player.a", "off", "{}", "turn_on", "{}", "on", "x", null)]
    [InlineData("vacuum.a", "docked", "{}", "start", "{}", "cleaning", "x", null)]
    [InlineData("vacuum.a", "cleaning", "{}", "return_to_base", "{}", "docked", "x", null)]
    [InlineData("todo.a", "2", "{}", "add_item", """{"item":"milk"}""", "3", "x", null)]
    [InlineData("script.a", "off", "{}", "turn_on", "{}", "off", "x", null)]
    [InlineData("weather.a", "sunny", "{}", "dance", "{}", "sunny", "x", null)]
    public void Obey_Service_ChangesTheStateAsHomeAssistantDoes(
        string id, string state, string attributes, string service, string data, string expected, string attribute, string? value)
    {
        var simulated = Make(id, state, attributes);
        simulated.Obey(service, JsonNode.Parse(data)!.AsObject());
        simulated.State.ShouldBe(expected);
        simulated.Attributes.GetValueOrDefault(attribute)?.ToJsonString().ShouldBe(value);
        (simulated.Attributes.GetValueOrDefault(attribute) is null).ShouldBe(value is null);
    }

    [Fact]
    public void Obey_OffAndOn_RemembersTheBrightness()
    {
        var simulated = Make("light.a", "off", Dimmable);
        simulated.Obey("turn_on", new JsonObject { ["brightness_pct"] = 20 });
        simulated.Obey("turn_off", []);
        simulated.Obey("turn_on", []);
        simulated.Attributes["brightness"]!.ToJsonString().ShouldBe("51");
    }

    [Theory]
    [InlineData("scene.a", "turn_on")]
    [InlineData("button.a", "press")]
    [InlineData("input_button.a", "press")]
    public void Obey_WhatIsDoneOnce_TellsTheMoment(string id, string service)
    {
        var simulated = Make(id, "unknown", "{}");
        simulated.Obey(service, []);
        DateTimeOffset.TryParse(simulated.State, System.Globalization.CultureInfo.InvariantCulture, out _).ShouldBeTrue(simulated.State);
    }

    private static SimulatedDevice Make(string id, string state, string attributes) => new(new Device(
        EntityId.Parse(id), "A", null, [],
        new(state, JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(attributes)!.ToImmutableDictionary(), DateTimeOffset.MinValue)), new ManualTimeProvider());
}
