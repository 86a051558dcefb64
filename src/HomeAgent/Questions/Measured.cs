using System.Globalization;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.HomeAgent.Questions;

/// <summary>A number that a device tells.</summary>
/// <param name="Value">The number.</param>
/// <param name="Unit">Its unit as one says it; empty where it has none.</param>
internal readonly record struct Measured(double Value, string Unit)
{
    /// <summary>What a device says of a quantity (<c>QueryCatalogue.Quantities</c>); null where it says nothing.</summary>
    public static Measured? Find(Device device, string quantity)
    {
        if (device.IsUnknown()) return null;
        if (device.Id.Domain is "sensor" or "number" or "input_number") return OfSensor(device);
        return quantity switch
        {
            "temperature" => Of(device.Number("current_temperature") ?? device.Number("temperature"), "degrees"),
            "target_temperature" => Of(device.Number("temperature"), "degrees"),
            "humidity" => Of(device.Number("current_humidity") ?? device.Number("humidity"), "percent"),
            "brightness" => Of(device.State.Value == "off" ? 0 : device.Number("brightness") * 100 / 255, "percent"),
            "position" => Of(device.Number("current_position"), "percent"),
            "battery" => Of(device.Number("battery_level") ?? device.Number("battery"), "percent"),
            "volume" => Of(device.Number("volume_level") * 100, "percent"),
            "speed" => Of(device.State.Value == "off" ? 0 : device.Number("percentage"), "percent"),
            "power" => Of(device.Number("current_power_w") ?? device.Number("power"), "watts"),
            "energy" => Of(device.Number("total_energy_kwh") ?? device.Number("energy"), "kilowatt hours"),
            "illuminance" => Of(device.Number("illuminance"), "lux"),
            _ => null,
        };
    }

    /// <summary>"20.5 degrees".</summary>
    public override string ToString()
    {
        var number = Unit == "percent" ? Math.Round(Value).ToString(CultureInfo.InvariantCulture) : Value.ToString("0.##", CultureInfo.InvariantCulture);
        if (number == "1" && Unit is "degrees" or "watts" or "volts" or "kilowatts") return $"1 {Unit[..^1]}";
        return Unit.Length == 0 ? number : $"{number} {Unit}";
    }

    private static Measured? OfSensor(Device device) =>
        double.TryParse(device.State.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? new(value, Say(device.Text("unit_of_measurement")))
            : null;

    private static Measured? Of(double? value, string unit) => value is { } known ? new(known, unit) : null;

    /// <summary>Units as one says them; those that one doesn't know stay as they are.</summary>
    private static string Say(string? unit) => unit switch
    {
        null => "",
        "°C" or "°F" => "degrees",
        "%" => "percent",
        "W" => "watts",
        "kW" => "kilowatts",
        "Wh" => "watt hours",
        "kWh" => "kilowatt hours",
        "lx" => "lux",
        "V" => "volts",
        "A" => "amps",
        _ => unit,
    };
}
