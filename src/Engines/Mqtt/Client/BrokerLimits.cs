using HomeLLM.Engines.Mqtt.Packets;

namespace HomeLLM.Engines.Mqtt.Client;

/// <summary>What the connected broker takes.</summary>
/// <param name="Window">How many QoS 1 messages may be unconfirmed at a time.</param>
/// <param name="MaximumPacketSize">The longest packet, in bytes.</param>
/// <param name="MaximumQos">The highest quality of service.</param>
/// <param name="RetainAvailable">Whether it keeps retained messages.</param>
internal sealed record BrokerLimits(int Window, long MaximumPacketSize, int MaximumQos, bool RetainAvailable)
{
    /// <summary>Our own limit of unconfirmed messages, where the broker names no lower one.</summary>
    public const int OwnWindow = 1024;

    public static BrokerLimits From(PacketProperties properties) => new(
        Math.Min(properties.ReceiveMaximum, OwnWindow),
        Math.Min(properties.MaximumPacketSize, PacketWriter.MaxBodyLength),
        properties.MaximumQos,
        properties.RetainAvailable);

    /// <summary>Why a message can't be sent to this broker; null where it can.</summary>
    public string? FindObstacle(MqttMessage message)
    {
        if (PublishPacket.LongestSize(message) > MaximumPacketSize) return $"the broker takes packets of at most {MaximumPacketSize} bytes";
        if ((int)message.Qos > MaximumQos) return "the broker does not support QoS 1";
        return message.Retain && !RetainAvailable ? "the broker does not keep retained messages" : null;
    }
}
