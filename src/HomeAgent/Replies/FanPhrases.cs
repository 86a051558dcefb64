using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>The words for what only fans do.</summary>
internal static class FanPhrases
{
    /// <summary>The words; null where the call is none of these.</summary>
    public static Phrase? Find(ServiceCall call, Device? after) => call.Verb() switch
    {
        "set_percentage" => call.Number("percentage") is 0 ? Phrase.Off : Phrase.Set(Phrases.Percent(call, "percentage") ?? "another speed"),
        "increase_speed" => Phrases.Moved("faster", "Sped up", "speed up", "percentage", 100, after),
        "decrease_speed" => Phrases.Moved("slower", "Slowed down", "slow down", "percentage", 100, after),
        "oscillate" => (bool?)call.Data["oscillating"] == false
            ? new("no longer oscillating", "Stopped the oscillation of", "stop the oscillation of")
            : new("oscillating", "Started the oscillation of", "start the oscillation of"),
        "set_direction" => Phrase.Set(call.Text("direction") ?? "another direction"),
        "set_preset_mode" => Phrase.Set($"{call.Text("preset_mode") ?? "another"} mode"),
        _ => null,
    };
}
