using System.Globalization;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.CorpusGenerator.Homes.Abilities;

/// <summary>Sensors that measure and sensors that watch.</summary>
internal static class SensorAbilities
{
    /// <summary>A random sensor.</summary>
    /// <param name="detail">How much is known of it.</param>
    /// <param name="deviceClass">What it measures.</param>
    /// <param name="saysClass">Whether it says what it measures.</param>
    /// <param name="isFahrenheit">Whether this home counts in °F.</param>
    /// <param name="random">Chooses.</param>
    public static DeviceState Sensor(Detail detail, string deviceClass, bool saysClass, bool isFahrenheit, Random random)
    {
        var (value, unit) = deviceClass switch
        {
            "temperature" => (isFahrenheit ? random.Next(300, 900) / 10.0 : random.Next(-50, 320) / 10.0, isFahrenheit ? "°F" : "°C"),
            "humidity" or "moisture" => (random.Next(15, 96), "%"),
            "battery" => (random.Chance(0.2) ? 100 : random.Next(1, 100), "%"),
            "power" => (random.Chance(0.25) ? 0 : random.Next(1, 26_000) / 10.0, "W"),
            "energy" => (random.Next(0, 90_000) / 100.0, "kWh"),
            "illuminance" => (random.Chance(0.3) ? 0 : random.Next(1, 3_000), "lx"),
            "carbon_dioxide" => (random.Next(400, 2_200), "ppm"),
            "pm25" => (random.Next(0, 80), "µg/m³"),
            "volatile_organic_compounds" => (random.Next(20, 900), "µg/m³"),
            "volume_storage" => (random.Next(0, 6_000), "L"),
            "water" => (random.Next(0, 90_000) / 10.0, "L"),
            "gas" => (random.Next(0, 9_000) / 10.0, "m³"),
            "precipitation" => (random.Chance(0.5) ? 0 : random.Next(1, 400) / 10.0, "mm"),
            "wind_speed" => (random.Next(0, 800) / 10.0, "km/h"),
            "weight" => (random.Next(1, 1_200) / 10.0, "kg"),
            "signal_strength" => (-random.Next(30, 95), "dBm"),
            "pressure" => (random.Next(9_700, 10_400) / 10.0, "hPa"),
            _ => (random.Next(5, 180), (string?)null),
        };
        var bag = new AttributeBag(detail).AddClass(saysClass ? deviceClass : null).Add("state_class", deviceClass == "energy" ? "total_increasing" : "measurement");
        if (unit is not null) bag.Add("unit_of_measurement", unit);
        return bag.InState(random.Chance(0.01) ? "unknown" : value.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A random binary sensor.</summary>
    /// <param name="detail">How much is known of it.</param>
    /// <param name="deviceClass">What it watches; null where it doesn't say.</param>
    /// <param name="on">How likely it has something to report, 0 to 1.</param>
    /// <param name="random">Chooses.</param>
    public static DeviceState Binary(Detail detail, string? deviceClass, double on, Random random) =>
        new AttributeBag(detail).AddClass(deviceClass).InState(random.Chance(on) ? "on" : "off");

    /// <summary>What a sensor of the air measures, by its name.</summary>
    public static string AirClass(string name) => name switch
    {
        _ when name.Contains("CO2", StringComparison.OrdinalIgnoreCase) || name.Contains("Dioxide", StringComparison.OrdinalIgnoreCase) => "carbon_dioxide",
        _ when name.Contains("PM2", StringComparison.OrdinalIgnoreCase) || name.Contains("Dust", StringComparison.OrdinalIgnoreCase)
            || name.Contains("Partic", StringComparison.OrdinalIgnoreCase) => "pm25",
        _ when name.Contains("VOC", StringComparison.OrdinalIgnoreCase) => "volatile_organic_compounds",
        _ => "aqi",
    };
}
