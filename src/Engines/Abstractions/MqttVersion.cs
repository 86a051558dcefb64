namespace HomeLLM.Engines;

/// <summary>The protocol's versions, with the numbers that CONNECT carries.</summary>
public enum MqttVersion
{
    /// <summary>MQTT 3.1.1.</summary>
    V311 = 4,

    /// <summary>MQTT 5.0.</summary>
    V5 = 5,
}
