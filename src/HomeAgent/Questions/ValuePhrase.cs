using HomeLLM.DeviceRegistry;

namespace HomeLLM.HomeAgent.Questions;

/// <summary>Says the value of a quantity: "is 20.5 degrees", "is 40 percent open".</summary>
internal static class ValuePhrase
{
    /// <summary>What follows the device's name; null where it doesn't tell.</summary>
    public static string? Of(Device device, string quantity)
    {
        if (device.IsUnknown()) return null;
        if (quantity == "state") return StatePhrase.Of(device);
        if (quantity == "media") return device.Id.Domain == "media_player" ? StatePhrase.Of(device) : null;
        if (quantity == "mode") return Mode(device);
        if (quantity == "color") return Colour(device);
        if (Measured.Find(device, quantity) is not { } value) return quantity is "position" or "air_quality" ? StatePhrase.Of(device) : null;
        return quantity switch
        {
            "humidity" => $"is at {value}{(value.Unit == "percent" ? " humidity" : "")}",
            "brightness" or "speed" => value.Value > 0 ? $"is at {value}" : "is off",
            "position" => value.Value switch { <= 0 => "is closed", >= 100 => "is open", _ => $"is {value} open" },
            "battery" => $"has {value} of battery left",
            "volume" => device.Flag("is_volume_muted") == true ? $"is muted, at {value} volume" : $"is at {value} volume",
            "target_temperature" => $"is set to {value}",
            "power" => $"uses {value}",
            "energy" => $"has used {value}",
            "illuminance" or "air_quality" => $"is at {value}",
            _ => $"is {value}",
        };
    }

    private static string? Mode(Device device)
    {
        var mode = device.Text("preset_mode") is { } preset and not "none" ? preset : device.Text("mode") ?? (device.Id.Domain == "climate" ? device.State.Value : null);
        return mode is null ? null : mode == "off" ? "is off" : $"is in {mode.Replace('_', ' ')} mode";
    }

    private static string? Colour(Device device)
    {
        if (device.State.Value == "off") return "is off";
        if (device.Number("color_temp_kelvin") is { } kelvin) return $"is white, {kelvin:0} kelvin";
        return ColourNames.Find(device) is { } name ? $"is {name}" : null;
    }
}
