using System.Drawing;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>A light.</summary>
internal sealed class SimulatedLight : ISimulatedKind
{
    private const int FullBrightness = 255;

    private readonly SimulatedDevice _device;
    private double _brightness = FullBrightness;

    public SimulatedLight(SimulatedDevice device)
    {
        _device = device;
        if (device.Number("brightness") is { } brightness and > 0) _brightness = brightness;
    }

    /// <inheritdoc/>
    public void Obey(string service, JsonObject data)
    {
        if (!_device.TryTurn(service)) return;
        if (_device.State == "on" && _device.Can.Has(Capability.Brightness))
        {
            var present = _device.Number("brightness");
            SetBrightness(data["brightness_pct"].AsNumber() is { } percent ? percent * FullBrightness / 100
                : data["brightness_step_pct"].AsNumber() is { } step ? (present ?? 0) + (step * FullBrightness / 100)
                : present ?? _brightness);
        }

        if (_device.State == "on") SetColor(data);
        else foreach (var name in StateAttributes.OfLightThatIsOn.Where(_device.Attributes.ContainsKey)) _device.Attributes[name] = null;
    }

    private void SetBrightness(double brightness)
    {
        brightness = Math.Clamp(Math.Round(brightness), 0, FullBrightness);
        if (brightness == 0)
        {
            _device.State = "off";
            return;
        }

        _brightness = brightness;
        _device.Attributes["brightness"] = brightness;
    }

    private void SetColor(JsonObject data)
    {
        if (data["color_temp_kelvin"].AsNumber() is { } kelvin)
        {
            _device.Attributes["color_mode"] = "color_temp";
            _device.Attributes["color_temp_kelvin"] = Math.Clamp(kelvin, _device.Can.MinKelvin, _device.Can.MaxKelvin);
            _device.Attributes["rgb_color"] = null;
        }
        else if (FindRgb(data) is { } rgb)
        {
            _device.Attributes["color_mode"] = "rgb";
            _device.Attributes["color_temp_kelvin"] = null;
            _device.Attributes["rgb_color"] = rgb;
        }
    }

    private static JsonArray? FindRgb(JsonObject data)
    {
        if (data["rgb_color"] is JsonArray { Count: 3 } rgb) return (JsonArray)rgb.DeepClone();
        if (data["color_name"]?.GetValueKind() != System.Text.Json.JsonValueKind.String) return null;
        // .NET spells the CSS names with an a only.
        var color = Color.FromName(data["color_name"]!.GetValue<string>().Replace("grey", "gray", StringComparison.Ordinal));
        return color.IsKnownColor ? new JsonArray((int)color.R, (int)color.G, (int)color.B) : null;
    }
}
