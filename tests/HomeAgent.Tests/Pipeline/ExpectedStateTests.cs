using System.Collections.Immutable;
using System.Text.Json;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Pipeline;

public sealed class ExpectedStateTests
{
    [Theory]
    [InlineData("light.turn_on", "{}", "off", "{}", "on", "{}", true)]
    [InlineData("light.turn_on", "{}", "off", "{}", "unavailable", "{}", false)]
    [InlineData("light.turn_off", "{}", "on", "{}", "on", "{}", false)]
    [InlineData("light.toggle", "{}", "on", "{}", "off", "{}", true)]
    [InlineData("light.toggle", "{}", "on", "{}", "on", "{}", false)]
    [InlineData("light.turn_on", """{"brightness_pct": 30}""", "off", "{}", "on", """{"brightness": 77}""", true)]
    [InlineData("light.turn_on", """{"brightness_pct": 30}""", "on", """{"brightness": 255}""", "on", """{"brightness": 255}""", false)]
    [InlineData("light.turn_on", """{"brightness_pct": 30}""", "on", """{"brightness": 76}""", "on", """{"brightness": 76}""", true)]
    [InlineData("light.turn_on", """{"brightness_pct": 0}""", "on", "{}", "off", "{}", true)]
    [InlineData("light.turn_on", """{"brightness_step_pct": 20}""", "on", """{"brightness": 100}""", "on", """{"brightness": 151}""", true)]
    [InlineData("light.turn_on", """{"brightness_step_pct": 20}""", "on", """{"brightness": 255}""", "on", """{"brightness": 255}""", true)]
    [InlineData("light.turn_on", """{"brightness_step_pct": -20}""", "on", """{"brightness": 20}""", "off", "{}", true)]
    [InlineData("light.turn_on", """{"color_name": "red"}""", "on", """{"hs_color": [1, 2]}""", "on", """{"hs_color": [0, 100]}""", true)]
    [InlineData("light.turn_on", """{"color_name": "red"}""", "on", """{"hs_color": [1, 2]}""", "on", """{"hs_color": [1, 2]}""", false)]
    [InlineData("light.turn_on", """{"color_temp_kelvin": 2700}""", "on", "{}", "on", """{"color_temp_kelvin": 2702}""", true)]
    [InlineData("fan.set_percentage", """{"percentage": 50}""", "on", """{"percentage": 33}""", "on", """{"percentage": 66}""", true)]
    [InlineData("fan.set_percentage", """{"percentage": 0}""", "on", """{"percentage": 33}""", "off", "{}", true)]
    [InlineData("fan.increase_speed", "{}", "on", """{"percentage": 33}""", "on", """{"percentage": 33}""", false)]
    [InlineData("fan.increase_speed", "{}", "on", """{"percentage": 100}""", "on", """{"percentage": 100}""", true)]
    [InlineData("fan.oscillate", """{"oscillating": true}""", "on", """{"oscillating": false}""", "on", """{"oscillating": true}""", true)]
    [InlineData("fan.oscillate", """{"oscillating": true}""", "on", """{"oscillating": false}""", "on", """{"oscillating": false}""", false)]
    [InlineData("fan.set_direction", """{"direction": "reverse"}""", "on", "{}", "on", """{"direction": "reverse"}""", true)]
    [InlineData("fan.set_preset_mode", """{"preset_mode": "sleep"}""", "on", "{}", "on", """{"preset_mode": "sleep"}""", true)]
    [InlineData("cover.open_cover", "{}", "closed", "{}", "opening", "{}", true)]
    [InlineData("cover.close_cover", "{}", "open", "{}", "open", "{}", false)]
    [InlineData("cover.set_cover_position", """{"position": 30}""", "open", """{"current_position": 100}""", "open", """{"current_position": 100}""", false)]
    [InlineData("cover.set_cover_position", """{"position": 30}""", "open", """{"current_position": 100}""", "closing", """{"current_position": 100}""", true)]
    [InlineData("cover.set_cover_position", """{"position": 30}""", "open", """{"current_position": 100}""", "open", """{"current_position": 31}""", true)]
    [InlineData("cover.stop_cover", "{}", "opening", "{}", "opening", "{}", false)]
    [InlineData("lock.lock", "{}", "unlocked", "{}", "locking", "{}", true)]
    [InlineData("lock.unlock", "{}", "locked", "{}", "locked", "{}", false)]
    [InlineData("lock.open", "{}", "locked", "{}", "open", "{}", true)]
    [InlineData("alarm_control_panel.alarm_arm_away", "{}", "disarmed", "{}", "arming", "{}", true)]
    [InlineData("alarm_control_panel.alarm_disarm", "{}", "armed_away", "{}", "armed_away", "{}", false)]
    [InlineData("climate.set_temperature", """{"temperature": 21.5}""", "heat", """{"temperature": 20}""", "heat", """{"temperature": 21.5}""", true)]
    [InlineData("climate.set_temperature", """{"temperature": 21.5}""", "heat", """{"temperature": 20}""", "heat", """{"temperature": 20}""", false)]
    [InlineData("climate.set_hvac_mode", """{"hvac_mode": "cool"}""", "heat", "{}", "cool", "{}", true)]
    [InlineData("climate.turn_on", "{}", "off", "{}", "heat", "{}", true)]
    [InlineData("humidifier.set_humidity", """{"humidity": 45}""", "on", "{}", "on", """{"humidity": 45}""", true)]
    [InlineData("media_player.media_play", "{}", "paused", "{}", "playing", "{}", true)]
    [InlineData("media_player.media_pause", "{}", "playing", "{}", "playing", "{}", false)]
    [InlineData("media_player.media_next_track", "{}", "playing", "{}", "playing", "{}", true)]
    [InlineData("media_player.volume_set", """{"volume_level": 0.3}""", "on", """{"volume_level": 0.8}""", "on", """{"volume_level": 0.3}""", true)]
    [InlineData("media_player.volume_up", "{}", "on", """{"volume_level": 0.8}""", "on", """{"volume_level": 0.8}""", false)]
    [InlineData("media_player.volume_up", "{}", "on", """{"volume_level": 1}""", "on", """{"volume_level": 1}""", true)]
    [InlineData("vacuum.start", "{}", "docked", "{}", "cleaning", "{}", true)]
    [InlineData("vacuum.return_to_base", "{}", "cleaning", "{}", "returning", "{}", true)]
    [InlineData("scene.turn_on", "{}", "unknown", "{}", "2026-01-01T10:00:00+00:00", "{}", true)]
    [InlineData("button.press", "{}", "2026-01-01T10:00:00+00:00", "{}", "2026-01-01T10:00:00+00:00", "{}", false)]
    [InlineData("script.turn_on", "{}", "off", "{}", "off", "{}", true)]
    [InlineData("todo.add_item", """{"item": "milk"}""", "2", "{}", "3", "{}", true)]
    public void IsReached_BeforeAndNow_Tell(
        string service, string data, string before, string beforeAttributes, string now, string nowAttributes, bool expected) =>
        ExpectedState.IsReached(TestAgent.Call(service, $"{service.Split('.')[0]}.a", data), Device(service, before, beforeAttributes), Device(service, now, nowAttributes))
            .ShouldBe(expected);

    private static Device Device(string service, string state, string attributes) => new(
        EntityId.Parse($"{service.Split('.')[0]}.a"),
        "A",
        null,
        [],
        new(state, JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(attributes)!.ToImmutableDictionary(), DateTimeOffset.MinValue));
}
