using System.Globalization;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Language;

namespace HomeLLM.HomeAgent.Questions;

/// <summary>Says the value of a quantity: "is 20.5 degrees", "is 40 percent open".</summary>
internal static class ValuePhrase
{
    private static ValueSentences Words => Sentences.Spoken.Values;

    private static Terms Terms => Sentences.Spoken.Terms;

    /// <summary>What follows the device's name; null where it doesn't tell.</summary>
    public static string? Of(Device device, string quantity)
    {
        if (device.IsUnknown()) return null;
        if (quantity == "state") return StatePhrase.Of(device);
        if (quantity == "media") return device.Id.Domain == "media_player" ? StatePhrase.Of(device) : null;
        if (quantity == "mode") return Mode(device);
        if (quantity == "color") return Colour(device);
        if (Measured.Find(device, quantity) is not { } value) return quantity is "position" or "air_quality" ? StatePhrase.Of(device) : null;
        var said = value.ToString();
        return quantity switch
        {
            "humidity" => (value.Unit == Units.Percent ? Words.Humidity : Words.At).Say(said),
            "brightness" or "speed" => value.Value > 0 ? Words.At.Say(said) : StatePhrase.Is("off"),
            "position" => value.Value switch
            {
                <= 0 => StatePhrase.Is("closed"),
                >= 100 => StatePhrase.Is("open"),
                _ => Sentences.Spoken.States.PartlyOpen.Say(said),
            },
            "battery" => Words.Battery.Say(said),
            "volume" => (device.Flag("is_volume_muted") == true ? Words.Muted : Words.Volume).Say(said),
            "target_temperature" => Words.Target.Say(said),
            "power" => Words.Power.Say(said),
            "energy" => Words.Energy.Say(said),
            "illuminance" or "air_quality" => Words.At.Say(said),
            _ => Sentences.Spoken.States.Measured.Say(said),
        };
    }

    private static string? Mode(Device device)
    {
        var mode = device.Text("preset_mode") is { } preset and not "none" ? preset : device.Text("mode") ?? (device.Id.Domain == "climate" ? device.State.Value : null);
        return mode is null ? null : mode == "off" ? StatePhrase.Is("off") : Words.Mode.Say(Terms.Say(mode));
    }

    private static string? Colour(Device device)
    {
        if (device.State.Value == "off") return StatePhrase.Is("off");
        if (device.Number("color_temp_kelvin") is { } kelvin) return Words.White.Say(Terms.Measure(kelvin.ToString("0", CultureInfo.InvariantCulture), Units.Kelvin));
        return ColourNames.Find(device) is { } name ? Words.Colour.Say(Terms.Say(name)) : null;
    }
}
