using System.Drawing;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>A light, fan or switch that obeys service calls as Home Assistant's own would, at once.</summary>
internal sealed class SimulatedDevice
{
    private const int FullBrightness = 255;
    private const double UsualSpeedStep = 10;

    private readonly EntityId _id;
    private readonly DeviceCapabilities _can;
    private readonly double _speedStep;
    private double _brightness = FullBrightness;
    private double _speed = 100;

    /// <summary>Begins as the home knows the device.</summary>
    public SimulatedDevice(Device device)
    {
        _id = device.Id;
        _can = device.Capabilities;
        State = device.State.Value is "on" ? "on" : "off";
        foreach (var (name, value) in device.State.Attributes) Attributes[name] = JsonNode.Parse(value.GetRawText());
        _speedStep = Number("percentage_step") is { } step and > 0 ? step : UsualSpeedStep;
        if (Number("brightness") is { } brightness and > 0) _brightness = brightness;
        if (Number("percentage") is { } speed and > 0) _speed = speed;
    }

    /// <summary><c>on</c> or <c>off</c>.</summary>
    public string State { get; private set; }

    /// <summary>Home Assistant's attributes as they are now; null stands for none.</summary>
    public Dictionary<string, JsonNode?> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>Obeys a call.</summary>
    /// <param name="service">The service without its domain, such as <c>turn_on</c>.</param>
    /// <param name="data">Its parameters.</param>
    public void Obey(string service, JsonObject data)
    {
        switch (service)
        {
            case "turn_on": Turn(isOn: true, data); break;
            case "turn_off": Turn(isOn: false, data); break;
            case "toggle": Turn(State != "on", data); break;
            case "set_percentage": SetSpeed(Number(data, "percentage") ?? _speed); break;
            case "increase_speed": SetSpeed((State == "on" ? Speed : 0) + (Number(data, "percentage_step") ?? _speedStep)); break;
            case "decrease_speed": SetSpeed((State == "on" ? Speed : 0) - (Number(data, "percentage_step") ?? _speedStep)); break;
            case "oscillate": Attributes["oscillating"] = data["oscillating"]?.DeepClone(); break;
            case "set_direction": Attributes["direction"] = data["direction"]?.DeepClone(); break;
            case "set_preset_mode": SetPresetMode(data); break;
        }
    }

    private double Speed => Number("percentage") ?? _speed;

    private void Turn(bool isOn, JsonObject data)
    {
        State = isOn ? "on" : "off";
        if (_id.Domain == "light") TurnLight(data);
        else if (_id.Domain == "fan") TurnFan(data);
    }

    private void TurnLight(JsonObject data)
    {
        if (State == "on" && _can.Has(Capability.Brightness))
        {
            var brightness = Number(data, "brightness_pct") is { } percent ? percent * FullBrightness / 100
                : Number(data, "brightness_step_pct") is { } step ? (Number("brightness") ?? 0) + (step * FullBrightness / 100)
                : Number("brightness") ?? _brightness;
            SetBrightness(brightness);
        }

        if (State == "on") SetColor(data);
        else foreach (var name in StateAttributes.OfLightThatIsOn.Where(Attributes.ContainsKey)) Attributes[name] = null;
    }

    private void SetBrightness(double brightness)
    {
        brightness = Math.Clamp(Math.Round(brightness), 0, FullBrightness);
        if (brightness == 0)
        {
            State = "off";
            return;
        }

        _brightness = brightness;
        Attributes["brightness"] = brightness;
    }

    private void SetColor(JsonObject data)
    {
        if (Number(data, "color_temp_kelvin") is { } kelvin)
        {
            Attributes["color_mode"] = "color_temp";
            Attributes["color_temp_kelvin"] = Math.Clamp(kelvin, _can.MinKelvin, _can.MaxKelvin);
            Attributes["rgb_color"] = null;
        }
        else if (FindRgb(data) is { } rgb)
        {
            Attributes["color_mode"] = "rgb";
            Attributes["color_temp_kelvin"] = null;
            Attributes["rgb_color"] = rgb;
        }
    }

    private static JsonArray? FindRgb(JsonObject data)
    {
        if (data["rgb_color"] is JsonArray { Count: 3 } rgb) return (JsonArray)rgb.DeepClone();
        if (data["color_name"]?.GetValueKind() != JsonValueKind.String) return null;
        // .NET spells the CSS names with an a only.
        var color = Color.FromName(data["color_name"]!.GetValue<string>().Replace("grey", "gray", StringComparison.Ordinal));
        return color.IsKnownColor ? new JsonArray((int)color.R, (int)color.G, (int)color.B) : null;
    }

    private void TurnFan(JsonObject data)
    {
        if (State == "off") Attributes["percentage"] = 0;
        else if (data.ContainsKey("preset_mode")) SetPresetMode(data);
        else if (_can.Has(Capability.Speed)) SetSpeed(Number(data, "percentage") ?? (Speed > 0 ? Speed : _speed));
    }

    private void SetSpeed(double percentage)
    {
        percentage = Math.Clamp(percentage, 0, 100);
        State = percentage > 0 ? "on" : "off";
        if (percentage > 0) _speed = percentage;
        Attributes["percentage"] = percentage;
        if (_can.Has(Capability.PresetModes)) Attributes["preset_mode"] = null;
    }

    private void SetPresetMode(JsonObject data)
    {
        State = "on";
        Attributes["preset_mode"] = data["preset_mode"]?.DeepClone();
    }

    private double? Number(string attribute) => Number(Attributes.GetValueOrDefault(attribute));

    private static double? Number(JsonObject data, string name) => Number(data[name]);

    private static double? Number(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.Number && double.TryParse(node.ToJsonString(), CultureInfo.InvariantCulture, out var number) ? number : null;
}
