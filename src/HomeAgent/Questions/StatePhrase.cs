using System.Globalization;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Language;

namespace HomeLLM.HomeAgent.Questions;

/// <summary>Says in which state one device is: "is on at 80 percent", "is closed", "is heating to 21 degrees".</summary>
internal static class StatePhrase
{
    private static StateSentences Words => Sentences.Spoken.States;

    private static Terms Terms => Sentences.Spoken.Terms;

    /// <summary>What follows the device's name.</summary>
    public static string Of(Device device)
    {
        if (device.State.Value == "unavailable") return Words.Unavailable.Say();
        if (device.IsUnknown()) return Words.Unknown.Say();
        return device.Id.Domain switch
        {
            "light" => OnAt(device, "brightness"),
            "fan" => OnAt(device, "speed"),
            "cover" or "valve" => Opening(device),
            "climate" => Climate(device),
            "media_player" => Media(device),
            "binary_sensor" => Predicate.OfSensor(device, device.State.Value == "on").Singular,
            "sensor" when Measured.Find(device, "state") is { } measured => Words.Measured.Say(measured.ToString()),
            "humidifier" when device.State.Value == "on" && device.Number("humidity") is { } wanted =>
                Words.OnSetTo.Say(Terms.Measure(wanted.ToString("0", CultureInfo.InvariantCulture), Units.Percent)),
            "person" or "device_tracker" => Whereabouts(device.State.Value!),
            "scene" or "button" or "input_button" => Words.None.Say(),
            "weather" when Measured.Find(device, "temperature") is { } outside => Words.Weather.Say(Terms.Say(device.State.Value!), outside.ToString()),
            "todo" => Words.Items.SayOf(device.State.Value == "1", device.State.Value!),
            _ => Is(device.State.Value!),
        };
    }

    /// <summary>"is off".</summary>
    public static string Is(string state) => Words.Is.Say(Terms.Say(state));

    private static string OnAt(Device device, string quantity) => device.State.Value == "on" && Measured.Find(device, quantity) is { Value: > 0 } level
        ? Words.OnAt.Say(level.ToString())
        : Is(device.State.Value!);

    private static string Opening(Device device) =>
        device.State.Value == "open" && Measured.Find(device, "position") is { Value: > 0 and < 100 } position
            ? Words.PartlyOpen.Say(position.ToString())
            : Is(device.State.Value!);

    private static string Climate(Device device)
    {
        if (device.State.Value == "off") return Is("off");
        var now = Measured.Find(device, "temperature") is { } measured ? Words.Now.Say(measured.ToString()) : "";
        var target = Measured.Find(device, "target_temperature") is { } wanted ? Words.Target.Say(wanted.ToString()) : "";
        var action = device.Text("hvac_action") is { } acting ? Terms.Say(acting) : Words.InMode.Say(Terms.Say(device.State.Value!));
        return Words.Climate.Say(action, target, now);
    }

    private static string Media(Device device)
    {
        var state = Terms.Say(device.State.Value!);
        if (device.State.Value is not ("playing" or "paused") || device.Text("media_title") is not { } title) return Is(device.State.Value!);
        return device.Text("media_artist") is { } artist ? Words.MediaBy.Say(state, title, artist) : Words.Media.Say(state, title);
    }

    private static string Whereabouts(string zone) => zone switch
    {
        "home" => Words.AtHome.Say(),
        "not_home" => Words.Away.Say(),
        _ => Words.At.Say(zone),
    };
}
