using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Language;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>The words for what opens, closes and guards: covers, valves, locks, alarms.</summary>
internal static class OpeningPhrases
{
    private static Sentences Words => Sentences.Spoken;

    /// <summary>The words; null where the call is none of these.</summary>
    public static Phrase? Find(ServiceCall call, Device? after) => call.Verb() switch
    {
        // Open only once the device says so.
        "open_cover" or "open_valve" => new(after?.State.Value == "open" ? Words.Actions.Opened : Words.Actions.Opening),
        "close_cover" or "close_valve" => new(after?.State.Value == "closed" ? Words.Actions.Closed : Words.Actions.Closing),
        "stop_cover" or "stop_valve" => new(Words.Actions.Stopped),
        "set_cover_position" or "set_valve_position" => Position(call),
        "toggle" => new(call.Domain() == "lock" ? Words.Actions.Turning : Words.Actions.Moving),
        "lock" => new(Words.Actions.Locked),
        "unlock" => new(Words.Actions.Unlocked),
        "open" => new(Words.Actions.Unlatched),
        "alarm_arm_away" => new(Words.Actions.ArmedAway),
        "alarm_arm_home" => new(Words.Actions.ArmedHome),
        "alarm_arm_night" => new(Words.Actions.ArmedNight),
        "alarm_disarm" => new(Words.Actions.Disarmed),
        _ => null,
    };

    private static Phrase Position(ServiceCall call) => call.Number("position") switch
    {
        0 => new(Words.Actions.Closing),
        100 => new(Words.Actions.Opening),
        _ => Phrase.Set(Phrases.Percent(call, "position") is { } position ? Words.Settings.Open.Say(position) : Words.Settings.SomePosition.Say()),
    };
}
