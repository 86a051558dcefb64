using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Language;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>The words for what only fans do.</summary>
internal static class FanPhrases
{
    private static Sentences Words => Sentences.Spoken;

    /// <summary>The words; null where the call is none of these.</summary>
    public static Phrase? Find(ServiceCall call, Device? after) => call.Verb() switch
    {
        "set_percentage" => call.Number("percentage") is 0 ? Phrase.Off : Phrase.Set(Phrases.Percent(call, "percentage") ?? Words.Settings.SomeSpeed.Say()),
        "increase_speed" => Phrases.Moved(Words.Actions.Faster, "percentage", 100, after),
        "decrease_speed" => Phrases.Moved(Words.Actions.Slower, "percentage", 100, after),
        "oscillate" => new((bool?)call.Data["oscillating"] == false ? Words.Actions.NotOscillating : Words.Actions.Oscillating),
        "set_direction" => Phrase.Set(call.Text("direction") is { } direction ? Words.Terms.Say(direction) : Words.Settings.SomeDirection.Say()),
        "set_preset_mode" => ClimatePhrases.Mode(call, "preset_mode"),
        _ => null,
    };
}
