using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Dialogue;

/// <summary>Finds the call that brings one device back to the state that it had before another call.</summary>
internal static class InverseCall
{
    /// <summary>The call; null where there is none: a pressed button stays pressed, an unknown state can't be brought back.</summary>
    /// <param name="call">What was done.</param>
    /// <param name="before">The device before it.</param>
    public static ServiceCall? Find(ServiceCall call, Device before)
    {
        if (before.IsUnknown()) return null;
        return before.Id.Domain switch
        {
            "light" => Light(before),
            "fan" => Fan(call, before),
            "switch" or "input_boolean" => OnOff(before),
            "cover" => Cover(before),
            "valve" => Valve(before),
            "lock" => before.State.Value switch
            {
                "locked" or "locking" => Make(before, "lock"),
                "unlocked" or "unlocking" => Make(before, "unlock"),
                _ => null,
            },
            "climate" => Climate(call, before),
            "media_player" => MediaPlayer(call, before),
            "vacuum" => Vacuum(call, before),
            "humidifier" => Humidifier(call, before),
            "alarm_control_panel" => Alarm(before),
            _ => null,
        };
    }

    private static ServiceCall? OnOff(Device before) => before.State.Value switch
    {
        "on" => Make(before, "turn_on"),
        "off" => Make(before, "turn_off"),
        _ => null,
    };

    private static ServiceCall? Light(Device before)
    {
        if (before.State.Value != "on") return OnOff(before);
        var data = new JsonObject();
        if (before.Number("brightness") is { } brightness and > 0) data["brightness_pct"] = Math.Max(1, (int)Math.Round(brightness * 100 / 255));
        var isWhite = before.Text("color_mode") == "color_temp" || before.Raw("rgb_color") is null;
        if (isWhite && before.Number("color_temp_kelvin") is { } kelvin) data["color_temp_kelvin"] = (int)Math.Round(kelvin);
        else if (!isWhite && JsonNode.Parse(before.Raw("rgb_color")!) is JsonArray { Count: 3 } rgb) data["rgb_color"] = rgb;
        return Make(before, "turn_on", data);
    }

    private static ServiceCall? Fan(ServiceCall call, Device before)
    {
        if (call.Verb() == "oscillate") return before.Flag("oscillating") is { } was ? Make(before, "oscillate", "oscillating", was) : null;
        if (call.Verb() == "set_direction") return before.Text("direction") is { } direction ? Make(before, "set_direction", "direction", direction) : null;
        if (before.State.Value != "on") return OnOff(before);
        if (before.Text("preset_mode") is { } mode) return Make(before, "set_preset_mode", "preset_mode", mode);
        return before.Number("percentage") is { } speed and > 0 ? Make(before, "turn_on", "percentage", (int)Math.Round(speed)) : OnOff(before);
    }

    private static ServiceCall? Cover(Device before)
    {
        var position = before.Number("current_position");
        return position is > 0 and < 100 ? Make(before, "set_cover_position", "position", (int)Math.Round(position.Value))
            : before.State.Value switch
            {
                "open" or "opening" => Make(before, "open_cover"),
                "closed" or "closing" => Make(before, "close_cover"),
                _ => null,
            };
    }

    private static ServiceCall? Valve(Device before)
    {
        var position = before.Number("current_position");
        return position is > 0 and < 100 ? Make(before, "set_valve_position", "position", (int)Math.Round(position.Value))
            : before.State.Value switch
            {
                "open" or "opening" => Make(before, "open_valve"),
                "closed" or "closing" => Make(before, "close_valve"),
                _ => null,
            };
    }

    private static ServiceCall? Climate(ServiceCall call, Device before) => call.Verb() switch
    {
        "set_temperature" when before.Number("temperature") is { } temperature => Make(before, "set_temperature", "temperature", Round(temperature)),
        "set_temperature" when before.Number("target_temp_low") is { } low && before.Number("target_temp_high") is { } high =>
            Make(before, "set_temperature", new JsonObject { ["target_temp_low"] = Round(low), ["target_temp_high"] = Round(high) }),
        "set_preset_mode" when before.Text("preset_mode") is { } mode => Make(before, "set_preset_mode", "preset_mode", mode),
        "set_temperature" or "set_preset_mode" => null,
        _ => Make(before, "set_hvac_mode", "hvac_mode", before.State.Value!),
    };

    private static ServiceCall? MediaPlayer(ServiceCall call, Device before) => call.Verb() switch
    {
        "volume_set" or "volume_up" or "volume_down" => before.Number("volume_level") is { } level
            ? Make(before, "volume_set", "volume_level", Math.Round(level, 2))
            : null,
        "volume_mute" => Make(before, "volume_mute", "is_volume_muted", before.Flag("is_volume_muted") ?? false),
        "select_source" => before.Text("source") is { } source ? Make(before, "select_source", "source", source) : null,
        "media_next_track" => Make(before, "media_previous_track"),
        "media_previous_track" => Make(before, "media_next_track"),
        "turn_on" or "turn_off" or "toggle" => Make(before, before.State.Value is "off" or "standby" ? "turn_off" : "turn_on"),
        _ => before.State.Value switch
        {
            "playing" or "buffering" => Make(before, "media_play"),
            "paused" => Make(before, "media_pause"),
            "idle" or "on" => Make(before, "media_stop"),
            _ => null,
        },
    };

    private static ServiceCall? Vacuum(ServiceCall call, Device before) => call.Verb() == "locate" ? null : before.State.Value switch
    {
        "cleaning" => Make(before, "start"),
        "paused" => Make(before, "pause"),
        "docked" or "returning" => Make(before, "return_to_base"),
        "idle" => Make(before, "stop"),
        _ => null,
    };

    private static ServiceCall? Humidifier(ServiceCall call, Device before) => call.Verb() switch
    {
        "set_humidity" => before.Number("humidity") is { } humidity ? Make(before, "set_humidity", "humidity", (int)Math.Round(humidity)) : null,
        "set_mode" => before.Text("mode") is { } mode ? Make(before, "set_mode", "mode", mode) : null,
        _ => OnOff(before),
    };

    private static ServiceCall? Alarm(Device before) => before.State.Value switch
    {
        "disarmed" => Make(before, "alarm_disarm"),
        "armed_away" => Make(before, "alarm_arm_away"),
        "armed_home" => Make(before, "alarm_arm_home"),
        "armed_night" => Make(before, "alarm_arm_night"),
        _ => null,
    };

    private static double Round(double value) => Math.Round(value, 1);

    private static ServiceCall Make(Device device, string verb, string key, JsonNode value) => Make(device, verb, new JsonObject { [key] = value });

    private static ServiceCall Make(Device device, string verb, JsonObject? data = null) => new($"{device.Id.Domain}.{verb}", [device.Id], data ?? []);
}
