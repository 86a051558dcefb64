using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>A fan.</summary>
internal sealed class SimulatedFan : ISimulatedKind
{
    private const double UsualSpeedStep = 10;

    private readonly SimulatedDevice _device;
    private readonly double _speedStep;
    private double _speed = 100;

    public SimulatedFan(SimulatedDevice device)
    {
        _device = device;
        _speedStep = device.Number("percentage_step") is { } step and > 0 ? step : UsualSpeedStep;
        if (device.Number("percentage") is { } speed and > 0) _speed = speed;
    }

    private double Speed => _device.Number("percentage") ?? _speed;

    private double RunningSpeed => _device.State == "on" ? Speed : 0;

    /// <inheritdoc/>
    public void Obey(string service, JsonObject data)
    {
        switch (service)
        {
            case "set_percentage": SetSpeed(data["percentage"].AsNumber() ?? _speed); break;
            case "increase_speed": SetSpeed(RunningSpeed + (data["percentage_step"].AsNumber() ?? _speedStep)); break;
            case "decrease_speed": SetSpeed(RunningSpeed - (data["percentage_step"].AsNumber() ?? _speedStep)); break;
            case "oscillate": _device.Take(data, "oscillating"); break;
            case "set_direction": _device.Take(data, "direction"); break;
            case "set_preset_mode": SetPresetMode(data); break;
            default: Turn(service, data); break;
        }
    }

    private void Turn(string service, JsonObject data)
    {
        if (!_device.TryTurn(service)) return;
        if (_device.State == "off") _device.Attributes["percentage"] = 0;
        else if (data.ContainsKey("preset_mode")) SetPresetMode(data);
        else if (_device.Can.Has(Capability.Speed)) SetSpeed(data["percentage"].AsNumber() ?? (Speed > 0 ? Speed : _speed));
    }

    private void SetSpeed(double percentage)
    {
        percentage = Math.Clamp(percentage, 0, 100);
        _device.State = percentage > 0 ? "on" : "off";
        if (percentage > 0) _speed = percentage;
        _device.Attributes["percentage"] = percentage;
        if (_device.Can.Has(Capability.PresetModes)) _device.Attributes["preset_mode"] = null;
    }

    private void SetPresetMode(JsonObject data)
    {
        _device.State = "on";
        _device.Take(data, "preset_mode");
    }
}
