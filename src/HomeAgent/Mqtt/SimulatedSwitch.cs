using System.Text.Json.Nodes;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>What is on or off and nothing else.</summary>
internal sealed class SimulatedSwitch(SimulatedDevice device) : ISimulatedKind
{
    /// <inheritdoc/>
    public void Obey(string service, JsonObject data) => device.TryTurn(service);
}
