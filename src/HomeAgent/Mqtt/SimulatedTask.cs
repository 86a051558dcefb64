using System.Globalization;
using System.Text.Json.Nodes;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>What does something once: a vacuum on its round, a scene, a script, a button, a list that is written on.</summary>
internal sealed class SimulatedTask(SimulatedDevice device, TimeProvider time) : ISimulatedKind
{
    /// <inheritdoc/>
    public void Obey(string service, JsonObject data) => device.State = (device.Id.Domain, service) switch
    {
        ("vacuum", "start") => "cleaning",
        ("vacuum", "pause") => "paused",
        ("vacuum", "stop") => "idle",
        ("vacuum", "return_to_base") => "docked",
        ("scene", "turn_on") or (_, "press") => SimulatedDevice.Write(time.GetUtcNow()),
        ("script", "turn_on") => "off",
        ("todo", "add_item") => (Items + 1).ToString(CultureInfo.InvariantCulture),
        _ => device.State,
    };

    private int Items => int.TryParse(device.State, NumberStyles.None, CultureInfo.InvariantCulture, out var items) ? items : 0;
}
