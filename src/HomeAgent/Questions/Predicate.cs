using HomeLLM.DeviceRegistry;

namespace HomeLLM.HomeAgent.Questions;

/// <summary>What is said of devices: "<c>is on</c>", "<c>are on</c>".</summary>
/// <param name="Singular">Of one.</param>
/// <param name="Plural">Of several.</param>
internal sealed record Predicate(string Singular, string Plural)
{
    /// <summary>"is …", "are …".</summary>
    public static Predicate Being(string adjective) => new($"is {adjective}", $"are {adjective}");

    /// <summary>What is said of devices that are in a state of <c>QueryCatalogue.States</c>; devices of one kind are alike.</summary>
    public static Predicate Of(string state, Device device)
    {
        if (device.Id.Domain == "binary_sensor" && state is "on" or "off" or "detected" or "clear") return OfSensor(device, state is "on" or "detected");
        return state switch
        {
            "low" => new("has a low battery", "have a low battery"),
            _ => Being(state),
        };
    }

    /// <summary>What a binary sensor tells. Source: the device classes of Home Assistant's binary sensors.</summary>
    public static Predicate OfSensor(Device device, bool isOn) => device.DeviceClass switch
    {
        "door" or "window" or "garage_door" or "opening" => Being(isOn ? "open" : "closed"),
        "lock" => Being(isOn ? "unlocked" : "locked"),
        "motion" or "moving" or "vibration" => Detecting("motion", isOn),
        "occupancy" or "presence" => Detecting("somebody", isOn, "nobody"),
        "moisture" => Detecting("a leak", isOn, "no leak"),
        "smoke" or "gas" or "sound" or "light" or "heat" or "cold" => Detecting(device.DeviceClass, isOn),
        "carbon_monoxide" => Detecting("carbon monoxide", isOn),
        "battery" => isOn ? new("has a low battery", "have a low battery") : new("has a good battery", "have a good battery"),
        "connectivity" => Being(isOn ? "connected" : "disconnected"),
        "problem" or "safety" or "tamper" => isOn ? new("reports a problem", "report a problem") : new("reports no problem", "report no problem"),
        _ => Being(isOn ? "on" : "off"),
    };

    private static Predicate Detecting(string what, bool isOn, string? nothing = null)
    {
        var seen = isOn ? what : nothing ?? $"no {what}";
        return new($"detects {seen}", $"detect {seen}");
    }
}
