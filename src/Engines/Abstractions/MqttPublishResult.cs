namespace HomeLLM.Engines;

/// <summary>What became of a message.</summary>
public enum MqttPublishResult
{
    /// <summary>Written (QoS 0) or confirmed by the broker (QoS 1).</summary>
    Delivered,

    /// <summary>Its deadline passed first; it will not be sent any more.</summary>
    Expired,

    /// <summary>The broker refused it (MQTT 5 reason code 0x80 and above), or too many messages wait already.</summary>
    Refused,
}
