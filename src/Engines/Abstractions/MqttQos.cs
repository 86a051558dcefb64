namespace HomeLLM.Engines;

/// <summary>MQTT's quality of service, with the protocol's own numbers. QoS 2 is not offered.</summary>
public enum MqttQos
{
    /// <summary>QoS 0: written once, never confirmed.</summary>
    AtMostOnce = 0,

    /// <summary>QoS 1: repeated until confirmed; may arrive twice.</summary>
    AtLeastOnce = 1,
}
