using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>A cover or a valve: it is where it was sent at once.</summary>
internal sealed class SimulatedCover(SimulatedDevice device) : ISimulatedKind
{
    /// <inheritdoc/>
    public void Obey(string service, JsonObject data)
    {
        switch (service)
        {
            case "open_cover" or "open_valve": Move(100); break;
            case "close_cover" or "close_valve": Move(0); break;
            case "toggle": Move(device.State is "closed" or "closing" or "unknown" ? 100 : 0); break;
            case "set_cover_position" or "set_valve_position" when data["position"].AsNumber() is { } position: Move(position); break;
        }
    }

    private void Move(double position)
    {
        position = Math.Clamp(position, 0, 100);
        device.State = position > 0 ? "open" : "closed";
        if (device.Can.Has(Capability.Position) || device.Attributes.ContainsKey("current_position")) device.Attributes["current_position"] = position;
    }
}
