using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>
/// Knows by which state value a device shows that it obeyed, leaving brightness and the like aside. What takes time counts from its
/// beginning: a blind that is opening has obeyed. Source: the states of Home Assistant's domains.
/// </summary>
internal static class ExpectedValue
{
    /// <summary>Whether the state is one that the call leads to.</summary>
    public static bool IsShown(ServiceCall call, Device before, Device now)
    {
        var value = now.State.Value;
        if (value is null or "unavailable" or "unknown") return IsSilent(call);
        return call.Domain() switch
        {
            "climate" => Climate(call, value),
            "media_player" => MediaPlayer(call, before, value),
            "cover" or "valve" or "lock" or "alarm_control_panel" => Guard(call, before, value),
            "vacuum" => Vacuum(call, value),
            // Home Assistant gives these the time of their last use as their state, and a list the number of its items.
            "scene" or "button" or "input_button" or "todo" => value != before.State.Value,
            "script" => true,
            _ => OnOff(call, before, value),
        };
    }

    /// <summary>Whether a device that tells no state does so by its nature.</summary>
    private static bool IsSilent(ServiceCall call) => call.Service is "script.turn_on" or "vacuum.locate";

    private static bool OnOff(ServiceCall call, Device before, string value) => call.Verb() switch
    {
        "turn_on" => call.Number("brightness_pct") is 0 || call.Number("percentage") is 0 ? value == "off"
            : call.Number("brightness_step_pct") is < 0 || value == "on",
        "turn_off" => value == "off",
        "toggle" => before.State.Value switch { "on" => value == "off", "off" => value == "on", _ => true },
        "set_percentage" => call.Number("percentage") is 0 ? value == "off" : value == "on",
        _ => true,
    };

    private static bool Climate(ServiceCall call, string value) => call.Verb() switch
    {
        "turn_on" => value != "off",
        "turn_off" => value == "off",
        "set_hvac_mode" => value == call.Text("hvac_mode"),
        _ => true,
    };

    private static bool MediaPlayer(ServiceCall call, Device before, string value) => call.Verb() switch
    {
        "turn_on" => value is not ("off" or "standby"),
        "turn_off" => value is "off" or "standby",
        "toggle" => (value is "off" or "standby") != (before.State.Value is "off" or "standby"),
        "media_play" => value is "playing" or "buffering" or "on",
        "media_pause" => value is not ("playing" or "buffering"),
        "media_stop" => value is not ("playing" or "buffering" or "paused"),
        _ => true,
    };

    private static bool Guard(ServiceCall call, Device before, string value) => call.Verb() switch
    {
        "open_cover" or "open_valve" => value is "open" or "opening",
        "close_cover" or "close_valve" => value is "closed" or "closing",
        "stop_cover" or "stop_valve" => value is not ("opening" or "closing"),
        "toggle" => value != before.State.Value,
        "lock" => value is "locked" or "locking",
        "unlock" => value is "unlocked" or "unlocking" or "open" or "opening",
        "open" => value is "open" or "opening" or "unlocked",
        "alarm_disarm" => value == "disarmed",
        "alarm_arm_away" => value is "armed_away" or "arming" or "pending",
        "alarm_arm_home" => value is "armed_home" or "arming" or "pending",
        "alarm_arm_night" => value is "armed_night" or "arming" or "pending",
        _ => true,
    };

    private static bool Vacuum(ServiceCall call, string value) => call.Verb() switch
    {
        "start" => value == "cleaning",
        "pause" => value is "paused" or "idle",
        "stop" => value is not "cleaning",
        "return_to_base" => value is "returning" or "docked",
        _ => true,
    };
}
