using System.Globalization;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Language;

namespace HomeLLM.HomeAgent.Questions;

/// <summary>A number that a device tells.</summary>
/// <param name="Value">The number.</param>
/// <param name="Unit">Its unit as Home Assistant writes it; empty where it has none.</param>
internal readonly record struct Measured(double Value, string Unit)
{
    /// <summary>What a device says of a quantity (<c>QueryCatalogue.Quantities</c>); null where it says nothing.</summary>
    public static Measured? Find(Device device, string quantity)
    {
        if (device.IsUnknown()) return null;
        if (device.Id.Domain is "sensor" or "number" or "input_number") return OfSensor(device);
        return quantity switch
        {
            "temperature" => Of(device.Number("current_temperature") ?? device.Number("temperature"), Units.Celsius),
            "target_temperature" => Of(device.Number("temperature"), Units.Celsius),
            "humidity" => Of(device.Number("current_humidity") ?? device.Number("humidity"), Units.Percent),
            "brightness" => Of(device.State.Value == "off" ? 0 : device.Number("brightness") * 100 / 255, Units.Percent),
            "position" => Of(device.Number("current_position"), Units.Percent),
            "battery" => Of(device.Number("battery_level") ?? device.Number("battery"), Units.Percent),
            "volume" => Of(device.Number("volume_level") * 100, Units.Percent),
            "speed" => Of(device.State.Value == "off" ? 0 : device.Number("percentage"), Units.Percent),
            "power" => Of(device.Number("current_power_w") ?? device.Number("power"), Units.Watts),
            "energy" => Of(device.Number("total_energy_kwh") ?? device.Number("energy"), Units.KilowattHours),
            "illuminance" => Of(device.Number("illuminance"), Units.Lux),
            _ => null,
        };
    }

    /// <summary>"20.5 degrees".</summary>
    public override string ToString()
    {
        var terms = Sentences.Spoken.Terms;
        return terms.Measure(Unit == Units.Percent ? Math.Round(Value).ToString(CultureInfo.InvariantCulture) : Value.ToString("0.##", terms.Numbers), Unit);
    }

    private static Measured? OfSensor(Device device) =>
        double.TryParse(device.State.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? new(value, device.Text("unit_of_measurement") ?? "")
            : null;

    private static Measured? Of(double? value, string unit) => value is { } known ? new(known, unit) : null;
}
