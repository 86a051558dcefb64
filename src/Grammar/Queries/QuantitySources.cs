using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>
/// Which devices can tell a quantity. Source: the attributes and device classes of Home Assistant's domains.
/// </summary>
public static class QuantitySources
{
    /// <summary>
    /// Those of a place that are asked for a quantity: its sensors for it if it has some, else the other devices that know it. The weather
    /// outside is no answer for a place that has a device of its own.
    /// </summary>
    public static IEnumerable<Device> Among(IEnumerable<Device> devices, string quantity)
    {
        List<Device> telling = [.. devices.Where(device => CanTell(device, quantity))];
        return telling.Count == 0 ? telling : telling.GroupBy(device => Rank(device.Id.Domain)).MinBy(group => group.Key)!;
    }

    /// <summary>Whether a device can tell a quantity: it is a sensor for it, or has an attribute or a state that says it.</summary>
    public static bool CanTell(Device device, string quantity) => device.Id.Domain switch
    {
        "sensor" => IsSensorFor(device, quantity),
        "binary_sensor" => quantity == "state" || (quantity == "battery" && device.DeviceClass == "battery"),
        var domain => quantity switch
        {
            "temperature" => domain is "climate" or "weather" || Has(device, "current_temperature"),
            "humidity" => domain == "weather" || Has(device, "current_humidity"),
            "brightness" => domain == "light" && device.Capabilities.Has(Capability.Brightness),
            "color" => domain == "light" && device.Capabilities.HasAny(Capability.Color | Capability.ColorTemperature),
            "position" => domain is "cover" or "valve",
            "battery" => Has(device, "battery_level") || Has(device, "battery"),
            "volume" => domain == "media_player" && device.Capabilities.Has(Capability.VolumeSet),
            "media" => domain == "media_player",
            "speed" => domain == "fan" && device.Capabilities.Has(Capability.Speed),
            "target_temperature" => domain == "climate",
            "mode" => domain is "climate" or "humidifier" || device.Capabilities.Has(Capability.PresetModes),
            "state" => true,
            _ => false,
        },
    };

    private static bool IsSensorFor(Device device, string quantity) => (quantity, device.DeviceClass) switch
    {
        ("state", _) => true,
        ("air_quality", "aqi" or "carbon_dioxide" or "carbon_monoxide" or "pm1" or "pm25" or "pm10" or "volatile_organic_compounds"
            or "volatile_organic_compounds_parts" or "nitrogen_dioxide" or "ozone") => true,
        var (asked, deviceClass) => asked == deviceClass,
    };

    private static bool Has(Device device, string attribute) => device.State.Attributes.ContainsKey(attribute);

    private static int Rank(string domain) => domain switch
    {
        "sensor" => 0,
        "weather" => 2,
        _ => 1,
    };
}
