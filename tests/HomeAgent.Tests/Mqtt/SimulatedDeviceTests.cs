using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Mqtt;
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

    private static SimulatedDevice Make(string id, string state, string attributes) => new(new Device(
        EntityId.Parse(id), "A", null, [],
        new(state, JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(attributes)!.ToImmutableDictionary(), DateTimeOffset.MinValue)));
}
