using System.Globalization;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>A device that obeys service calls as Home Assistant's own would, at once.</summary>
internal sealed class SimulatedDevice
{
    private readonly ISimulatedKind _kind;

    /// <summary>Begins as the home knows the device.</summary>
    /// <param name="device">The device.</param>
    /// <param name="time">Tells when a button was pressed.</param>
    public SimulatedDevice(Device device, TimeProvider time)
    {
        Id = device.Id;
        Can = device.Capabilities;
        State = !device.IsUnknown() ? device.State.Value!
            : device.Id.Domain is "light" or "fan" or "switch" or "input_boolean" or "humidifier" or "climate" or "media_player" ? "off"
            : device.State.Value ?? "unknown";
        foreach (var (name, value) in device.State.Attributes) Attributes[name] = JsonNode.Parse(value.GetRawText());
        _kind = device.Id.Domain switch
        {
            "light" => new SimulatedLight(this),
            "fan" => new SimulatedFan(this),
            "cover" or "valve" => new SimulatedCover(this),
            "lock" or "alarm_control_panel" => new SimulatedGuard(this),
            "climate" or "humidifier" => new SimulatedClimate(this),
            "media_player" => new SimulatedPlayer(this),
            "vacuum" or "scene" or "script" or "button" or "input_button" or "todo" => new SimulatedTask(this, time),
            _ => new SimulatedSwitch(this),
        };
    }

    /// <summary>The device's id.</summary>
    public EntityId Id { get; }

    /// <summary>What it can do.</summary>
    public DeviceCapabilities Can { get; }

    /// <summary>The state, such as <c>on</c>.</summary>
    public string State { get; set; }

    /// <summary>Home Assistant's attributes as they are now; null stands for none.</summary>
    public Dictionary<string, JsonNode?> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>Obeys a call.</summary>
    /// <param name="service">The service without its domain, such as <c>turn_on</c>.</param>
    /// <param name="data">Its parameters.</param>
    public void Obey(string service, JsonObject data) => _kind.Obey(service, data);

    /// <summary>A number among the attributes; null where there is none.</summary>
    public double? Number(string attribute) => Attributes.GetValueOrDefault(attribute).AsNumber();

    /// <summary>Takes a parameter over as an attribute, where it was given.</summary>
    public void Take(JsonObject data, string key, string? attribute = null)
    {
        if (data[key] is { } value) Attributes[attribute ?? key] = value.DeepClone();
    }

    /// <summary>On, off or the other one of both; false where the service is another.</summary>
    public bool TryTurn(string service, string on = "on")
    {
        if (service is not ("turn_on" or "turn_off" or "toggle")) return false;
        State = service == "turn_on" || (service == "toggle" && State is "off" or "standby") ? on : "off";
        return true;
    }

    /// <summary>A moment as Home Assistant writes it.</summary>
    public static string Write(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);
}
