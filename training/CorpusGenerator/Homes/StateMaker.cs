using HomeLLM.CorpusGenerator.Homes.Abilities;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.CorpusGenerator.Homes;

/// <summary>Gives things of every kind the abilities and the state that such things have.</summary>
internal sealed class StateMaker(NameSource names, HomeStyle style, Random random)
{
    /// <summary>The state, attributes included, of one thing.</summary>
    public DeviceState Make(DeviceKind kind, string name)
    {
        var detail = random.Chance(style.BareShare) ? Detail.Bare : random.Chance(style.UnavailableShare) ? Detail.Unavailable : Detail.Full;
        var lists = names.Lists;
        var deviceClass = random.Chance(style.ClassShare) && random.Chance(detail == Detail.Bare ? 0.6 : 1) ? kind.Class : null;
        return kind.Domain switch
        {
            "light" => LightAbilities.Make(detail, style.Taste, random),
            "fan" => FanAbilities.Make(detail, lists.PresetModes, random),
            "switch" => OtherAbilities.Switch(detail, random),
            "cover" => OpeningAbilities.Cover(detail, deviceClass, kind.Naming == Naming.Entrance, random),
            "valve" => OpeningAbilities.Valve(detail, ValveClass(name), random),
            "lock" => OpeningAbilities.Lock(detail, random),
            "climate" => ClimateAbilities.Make(detail, name, style.IsFahrenheit, lists.ClimatePresets, random),
            "humidifier" => ClimateAbilities.Humidifier(detail, deviceClass, lists.HumidifierModes, random),
            "media_player" => MediaAbilities.Make(detail, kind.Name, deviceClass, () => names.From(other => other.Sources), random),
            "vacuum" => OtherAbilities.Vacuum(detail, random),
            "alarm_control_panel" => OtherAbilities.Alarm(detail, random),
            "todo" => OtherAbilities.Todo(detail, random),
            "scene" or "button" or "input_button" => OtherAbilities.Momentary(detail, random),
            "script" => OtherAbilities.OnOff(detail, 0.04, random),
            "input_boolean" => OtherAbilities.OnOff(detail, 0.3, random),
            "sensor" => Sensor(kind, name, detail),
            "binary_sensor" => SensorAbilities.Binary(detail, BinaryClass(deviceClass, name), OnShare(kind.Name), random),
            _ => OtherAbilities.Other(detail, kind.Domain, lists.PersonPlaces, style.IsFahrenheit, random),
        };
    }

    // Sensors without a class are rare: Home Assistant shows no unit then.
    private DeviceState Sensor(DeviceKind kind, string name, Detail detail)
    {
        var measured = kind.Name == "sensor_air" ? SensorAbilities.AirClass(name)
            : kind.Name == "sensor_meter" && name.Contains("Gas", StringComparison.Ordinal) ? "gas" : kind.Class!;
        return SensorAbilities.Sensor(detail, measured, random.Chance((style.ClassShare + 1) / 2), style.IsFahrenheit, random);
    }

    private string? ValveClass(string name) =>
        !random.Chance(style.ClassShare) ? null : name.Contains("Gas", StringComparison.Ordinal) ? "gas" : "water";

    private static string? BinaryClass(string? deviceClass, string name) =>
        deviceClass == "gas" && name.Contains("CO", StringComparison.OrdinalIgnoreCase) && !name.Contains("Gas", StringComparison.Ordinal)
            ? "carbon_monoxide" : deviceClass;

    private static double OnShare(string kind) => kind switch
    {
        "binary_smoke" or "binary_gas" or "binary_leak" => 0.05,
        "binary_battery" or "binary_vibration" => 0.12,
        "binary_connectivity" => 0.9,
        "binary_door" or "binary_window" or "binary_garage_door" => 0.25,
        _ => 0.35,
    };
}
