using HomeLLM.DeviceRegistry;

namespace HomeLLM.HomeAgent.Questions;

/// <summary>Says in which state one device is: "is on at 80 percent", "is closed", "is heating to 21 degrees".</summary>
internal static class StatePhrase
{
    /// <summary>What follows the device's name.</summary>
    public static string Of(Device device)
    {
        if (device.State.Value == "unavailable") return "is unavailable";
        if (device.IsUnknown()) return "hasn't told its state";
        return device.Id.Domain switch
        {
            "light" => device.State.Value == "on" ? With("is on", Measured.Find(device, "brightness")) : $"is {device.State.Value}",
            "fan" => device.State.Value == "on" ? With("is on", Measured.Find(device, "speed")) : $"is {device.State.Value}",
            "cover" or "valve" => Opening(device),
            "climate" => Climate(device),
            "media_player" => Media(device),
            "binary_sensor" => Predicate.OfSensor(device, device.State.Value == "on").Singular,
            "sensor" => Measured.Find(device, "state") is { } measured ? $"is {measured}" : $"is {Plain(device.State.Value!)}",
            "humidifier" => device.State.Value == "on" && device.Number("humidity") is { } wanted ? $"is on, set to {wanted:0} percent" : $"is {device.State.Value}",
            "alarm_control_panel" => $"is {Armed(device.State.Value!)}",
            "person" or "device_tracker" => device.State.Value switch { "home" => "is at home", "not_home" => "is away", var zone => $"is at {zone}" },
            "scene" or "button" or "input_button" => "has no state of its own",
            "weather" => Measured.Find(device, "temperature") is { } outside ? $"is {Plain(device.State.Value!)}, {outside}" : $"is {Plain(device.State.Value!)}",
            "todo" => device.State.Value == "1" ? "has 1 item" : $"has {device.State.Value} items",
            _ => $"is {Plain(device.State.Value!)}",
        };
    }

    private static string With(string phrase, Measured? measured) => measured is { Value: > 0 } known ? $"{phrase} at {known}" : phrase;

    private static string Opening(Device device) =>
        device.State.Value == "open" && Measured.Find(device, "position") is { Value: > 0 and < 100 } position ? $"is {position} open" : $"is {device.State.Value}";

    private static string Climate(Device device)
    {
        if (device.State.Value == "off") return "is off";
        var now = Measured.Find(device, "temperature") is { } measured ? $", now {measured}" : "";
        var action = device.Text("hvac_action") is { } acting ? Plain(acting) : $"on in {Plain(device.State.Value!)} mode";
        return Measured.Find(device, "target_temperature") is { } target ? $"is {action}, set to {target}{now}" : $"is {action}{now}";
    }

    private static string Media(Device device)
    {
        if (device.State.Value is not ("playing" or "paused")) return $"is {Plain(device.State.Value!)}";
        return device.Text("media_title") is { } title ? $"is {device.State.Value}: {title}{(device.Text("media_artist") is { } artist ? $" by {artist}" : "")}" : $"is {device.State.Value}";
    }

    private static string Armed(string state) => state switch
    {
        "armed_away" => "armed",
        "armed_home" => "armed for home",
        "armed_night" => "armed for the night",
        _ => Plain(state),
    };

    private static string Plain(string state) => state.Replace('_', ' ');
}
