namespace HomeLLM.Engines.Mqtt;

/// <summary>The other side sent something that MQTT doesn't allow, or more of it than we take.</summary>
public sealed class MqttProtocolException : Exception
{
    /// <summary>Says where, what was expected and what was found.</summary>
    /// <param name="packet">The packet that was being read, such as <c>CONNACK</c>.</param>
    /// <param name="problem">What was expected and what was found.</param>
    public MqttProtocolException(string packet, string problem)
        : base($"{packet}: {problem}") => Packet = packet;

    /// <summary>The packet that was being read.</summary>
    public string Packet { get; }
}
