using System.Text.Json.Nodes;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>A thermostat or a humidifier.</summary>
internal sealed class SimulatedClimate : ISimulatedKind
{
    private readonly SimulatedDevice _device;
    private string _mode;

    public SimulatedClimate(SimulatedDevice device)
    {
        _device = device;
        _mode = device.Id.Domain == "humidifier" ? "on"
            : device.State != "off" ? device.State
            : device.Can.HvacModes.FirstOrDefault(mode => mode != "off") ?? "heat";
    }

    /// <inheritdoc/>
    public void Obey(string service, JsonObject data)
    {
        if (_device.TryTurn(service, _mode)) return;
        if (service == "set_hvac_mode" && data["hvac_mode"] is JsonValue mode && mode.TryGetValue<string>(out var wanted))
        {
            _device.State = wanted;
            if (wanted != "off") _mode = wanted;
            return;
        }

        foreach (var key in (ReadOnlySpan<string>)["temperature", "target_temp_low", "target_temp_high", "preset_mode", "humidity", "mode"]) _device.Take(data, key);
    }
}
