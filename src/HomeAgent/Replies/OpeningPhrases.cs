using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>The words for what opens, closes and guards: covers, valves, locks, alarms.</summary>
internal static class OpeningPhrases
{
    /// <summary>The words; null where the call is none of these.</summary>
    public static Phrase? Find(ServiceCall call, Device? after) => call.Verb() switch
    {
        "open_cover" or "open_valve" => Phrase.Moving("opening", "open", "open", after?.State.Value == "open"),
        "close_cover" or "close_valve" => Phrase.Moving("closing", "closed", "close", after?.State.Value == "closed"),
        "stop_cover" or "stop_valve" => new("stopped", "Stopped", "stop"),
        "set_cover_position" or "set_valve_position" => Position(call),
        "toggle" => new("moving", "Moving", call.Domain() == "lock" ? "toggle" : "open or close"),
        "lock" => new("locked", "Locked", "lock"),
        "unlock" => new("unlocked", "Unlocked", "unlock"),
        "open" => new("unlatched", "Unlatched", "unlatch"),
        "alarm_arm_away" => new("armed", "Armed", "arm"),
        "alarm_arm_home" => new("armed for home", "Armed", "arm", " for home"),
        "alarm_arm_night" => new("armed for the night", "Armed", "arm", " for the night"),
        "alarm_disarm" => new("disarmed", "Disarmed", "disarm"),
        _ => null,
    };

    private static Phrase Position(ServiceCall call) => call.Number("position") switch
    {
        0 => Phrase.Moving("closing", "closed", "close", hasArrived: false),
        100 => Phrase.Moving("opening", "open", "open", hasArrived: false),
        _ => Phrase.Set($"{Phrases.Percent(call, "position") ?? "partly"} open"),
    };
}
