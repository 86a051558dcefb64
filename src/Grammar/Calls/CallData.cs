using System.Text.Json;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>Makes of a line's parameters what Home Assistant takes for one device.</summary>
internal static class CallData
{
    /// <summary>The data of a call; null where it depends on something of the device that isn't known now.</summary>
    public static JsonObject? Resolve(JsonObject line, Device device)
    {
        JsonObject data = [];
        foreach (var (name, value) in line)
        {
            var isResolved = name switch
            {
                "temperature_step" => AddTemperature(data, device, Number(value)),
                "volume_pct" => AddVolume(data, Number(value) / 100),
                "volume_step_pct" => AddVolume(data, Attribute(device, "volume_level") + (Number(value) / 100)),
                _ => Copy(data, name, value),
            };
            if (!isResolved) return null;
        }

        return data;
    }

    private static bool AddTemperature(JsonObject data, Device device, decimal step)
    {
        var can = device.Capabilities;
        if (can.Has(Capability.TargetTemperature) && Attribute(device, "temperature") is { } target)
        {
            data["temperature"] = Within(target + step);
            return true;
        }

        if (!can.Has(Capability.TemperatureRange) || Attribute(device, "target_temp_low") is not { } low
            || Attribute(device, "target_temp_high") is not { } high)
        {
            return false;
        }

        data["target_temp_low"] = Within(low + step);
        data["target_temp_high"] = Within(high + step);
        return true;

        decimal Within(decimal temperature) => Trim(Math.Clamp(Math.Round(temperature, 1), can.MinTemperature, can.MaxTemperature));
    }

    private static bool AddVolume(JsonObject data, decimal? level)
    {
        if (level is not { } known) return false;
        data["volume_level"] = Trim(Math.Clamp(Math.Round(known, 2), 0, 1));
        return true;
    }

    private static bool Copy(JsonObject data, string name, JsonNode? value)
    {
        data[name] = value?.DeepClone();
        return true;
    }

    /// <summary>Without zeros at the end: 0.50 is written 0.5.</summary>
    private static decimal Trim(decimal number) => number / 1.0000000000000000000000000000m;

    private static decimal Number(JsonNode? value) => CallNumbers.TryRead(value, out var number) ? number : 0;

    private static decimal? Attribute(Device device, string name) =>
        device.State.Attributes.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
            ? number
            : null;
}
