using System.Text.Json.Nodes;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>How devices of one kind obey.</summary>
internal interface ISimulatedKind
{
    /// <summary>Changes the device's state and attributes as a service does; passes over services that it doesn't know.</summary>
    /// <param name="service">The service without its domain.</param>
    /// <param name="data">Its parameters.</param>
    void Obey(string service, JsonObject data);
}
