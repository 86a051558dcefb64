using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Language;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>The words for heating, cooling and damp air.</summary>
internal static class ClimatePhrases
{
    private static Sentences Words => Sentences.Spoken;

    /// <summary>The words; null where the call is none of these.</summary>
    public static Phrase? Find(ServiceCall call, Device? before) => call.Verb() switch
    {
        "set_temperature" => Temperature(call, before),
        "set_hvac_mode" when call.Text("hvac_mode") is "off" => Phrase.Off,
        "set_hvac_mode" when call.Text("hvac_mode") is { } mode => Phrase.Set(Words.Settings.Mode.Say(Words.Terms.SayHvacMode(mode))),
        "set_hvac_mode" => Phrase.Set(Words.Settings.SomeMode.Say()),
        "set_preset_mode" => Mode(call, "preset_mode"),
        "set_mode" => Mode(call, "mode"),
        "set_humidity" => Phrase.Set(Phrases.Percent(call, "humidity") is { } wanted ? Words.Settings.Humidity.Say(wanted) : Words.Settings.SomeHumidity.Say()),
        _ => null,
    };

    /// <summary>A mode that a device calls by a name of its own.</summary>
    public static Phrase Mode(ServiceCall call, string key) =>
        Phrase.Set(call.Text(key) is { } mode ? Words.Settings.Mode.Say(Words.Terms.Say(mode)) : Words.Settings.SomeMode.Say());

    private static Phrase Temperature(ServiceCall call, Device? before)
    {
        if (call.Number("temperature") is { } wanted)
        {
            var settings = Phrases.Degrees(wanted);
            return before?.Number("temperature") is { } was && was != wanted
                ? new(wanted > was ? Words.Actions.Warmer : Words.Actions.Cooler, settings)
                : Phrase.Set(settings);
        }

        return Phrase.Set(call.Number("target_temp_low") is { } low && call.Number("target_temp_high") is { } high
            ? Phrases.Degrees(low, high)
            : Words.Settings.SomeTemperature.Say());
    }
}
