using System.Text;

namespace HomeLLM.Engines.Mqtt.Packets;

/// <summary>PUBLISH: an application message.</summary>
/// <param name="Message">The message; its payload is a copy.</param>
/// <param name="PacketId">1 to 65,535 at QoS 1, 0 at QoS 0.</param>
/// <param name="IsDuplicate">Whether it may have been sent before.</param>
internal readonly record struct PublishPacket(MqttMessage Message, ushort PacketId, bool IsDuplicate)
{
    private const int DuplicateFlag = 8, RetainFlag = 1;
    private const byte MessageExpiryProperty = 0x02;

    /// <param name="body">The packet without its fixed header.</param>
    /// <param name="flags">The lower half of the packet's first byte.</param>
    /// <param name="version">What is spoken.</param>
    public static PublishPacket Read(ReadOnlySpan<byte> body, int flags, MqttVersion version)
    {
        var reader = new PacketReader(body, "PUBLISH");
        var qos = (flags >> 1) & 3;
        if (qos > 1) throw reader.Fail($"the quality of service is {qos}, but at most 1 was subscribed to");
        var topic = reader.ReadString("topic");
        var id = qos == 1 ? reader.ReadPacketId() : (ushort)0;
        if (version == MqttVersion.V5 && PacketProperties.Read(ref reader).TopicAlias is not null)
            throw reader.Fail("a topic alias, which was not offered");
        if (MqttTopic.FindTopicProblem(topic) is { } problem) throw reader.Fail($"the topic is not valid: {problem}");
        var message = new MqttMessage(topic, reader.ReadRest().ToArray(), (MqttQos)qos, (flags & RetainFlag) != 0);
        return new(message, id, (flags & DuplicateFlag) != 0);
    }

    /// <param name="writer">Where to.</param>
    /// <param name="version">What is spoken.</param>
    /// <param name="expirySeconds">How long an MQTT 5 broker may hold it back for a subscriber; null for ever.</param>
    public void Write(PacketWriter writer, MqttVersion version, uint? expirySeconds)
    {
        var flags = ((int)Message.Qos << 1) | (IsDuplicate ? DuplicateFlag : 0) | (Message.Retain ? RetainFlag : 0);
        writer.BeginPacket(PacketType.Publish, flags);
        writer.WriteString(Message.Topic);
        if (Message.Qos != MqttQos.AtMostOnce) writer.WriteUInt16(PacketId);
        if (version == MqttVersion.V5)
        {
            writer.WriteVariableInteger(expirySeconds is null ? 0 : 5);
            if (expirySeconds is { } seconds)
            {
                writer.WriteByte(MessageExpiryProperty);
                writer.WriteUInt32(seconds);
            }
        }

        writer.WriteRaw(Message.Payload.Span);
        writer.EndPacket();
    }

    /// <summary>The most bytes that a message takes on the wire.</summary>
    public static long LongestSize(MqttMessage message) => 5L + 2 + Encoding.UTF8.GetByteCount(message.Topic) + 2 + 6 + message.Payload.Length;
}
