using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>The words for heating, cooling and damp air.</summary>
internal static class ClimatePhrases
{
    /// <summary>The words; null where the call is none of these.</summary>
    public static Phrase? Find(ServiceCall call, Device? before) => call.Verb() switch
    {
        "set_temperature" => Temperature(call, before),
        "set_hvac_mode" => call.Text("hvac_mode") is "off" ? Phrase.Off : Phrase.Set($"{Mode(call.Text("hvac_mode"))} mode"),
        "set_preset_mode" => Phrase.Set($"{call.Text("preset_mode") ?? "another"} mode"),
        "set_mode" => Phrase.Set($"{call.Text("mode") ?? "another"} mode"),
        "set_humidity" => Phrase.Set($"{Phrases.Percent(call, "humidity") ?? "another"} humidity"),
        _ => null,
    };

    private static Phrase Temperature(ServiceCall call, Device? before)
    {
        if (call.Number("temperature") is { } wanted)
        {
            var settings = $"{Phrases.Say(wanted)} degrees";
            return before?.Number("temperature") is { } was && was != wanted
                ? Phrase.Set(settings) with { AfterName = $"{(wanted > was ? "up" : "down")} to {settings}" }
                : Phrase.Set(settings);
        }

        return call.Number("target_temp_low") is { } low && call.Number("target_temp_high") is { } high
            ? Phrase.Set($"{Phrases.Say(low)} to {Phrases.Say(high)} degrees")
            : Phrase.Set("another temperature");
    }

    private static string Mode(string? mode) => mode switch
    {
        "heat" => "heating",
        "cool" => "cooling",
        "heat_cool" => "heating and cooling",
        "fan_only" => "fan only",
        null => "another",
        _ => mode.Replace('_', ' '),
    };
}
