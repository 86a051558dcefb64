using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Language;

namespace HomeLLM.HomeAgent.Questions;

/// <summary>What is said of devices: "<c>is on</c>", "<c>are on</c>", "<c>aren't</c>".</summary>
/// <param name="Singular">Of one.</param>
/// <param name="Plural">Of several.</param>
/// <param name="Negative">Of several of which it isn't so.</param>
internal sealed record Predicate(string Singular, string Plural, string Negative)
{
    /// <summary>What is said of devices that are in a state of <c>QueryCatalogue.States</c>; devices of one kind are alike.</summary>
    public static Predicate Of(string state, Device device) =>
        device.Id.Domain == "binary_sensor" && state is "on" or "off" or "detected" or "clear" ? OfSensor(device, state is "on" or "detected") : Find(state);

    /// <summary>What a binary sensor tells. Source: the device classes of Home Assistant's binary sensors.</summary>
    public static Predicate OfSensor(Device device, bool isOn) => device.DeviceClass switch
    {
        "door" or "window" or "garage_door" or "opening" => Find(isOn ? "open" : "closed"),
        "lock" => Find(isOn ? "unlocked" : "locked"),
        "motion" or "moving" or "vibration" => Detecting("motion", isOn),
        "occupancy" or "presence" => Detecting("presence", isOn),
        "moisture" => Detecting("leak", isOn),
        "smoke" or "gas" or "sound" or "light" or "heat" or "cold" or "carbon_monoxide" => Detecting(device.DeviceClass, isOn),
        "battery" => Find(isOn ? "low" : "good_battery"),
        "connectivity" => Find(isOn ? "connected" : "disconnected"),
        "problem" or "safety" or "tamper" => Detecting("problem", isOn),
        _ => Find(isOn ? "on" : "off"),
    };

    private static Predicate Detecting(string what, bool isOn) => Find(isOn ? what : $"no_{what}");

    private static Predicate Find(string name)
    {
        var sentence = Sentences.Spoken.Terms.Predicates[name];
        return new(sentence.SayForm(0), sentence.SayForm(1), sentence.SayForm(2));
    }
}
