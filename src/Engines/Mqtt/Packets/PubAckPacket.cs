namespace HomeLLM.Engines.Mqtt.Packets;

/// <summary>PUBACK: confirms a message of QoS 1.</summary>
/// <param name="PacketId">The message's packet identifier.</param>
/// <param name="ReasonCode">0x80 and above where an MQTT 5 broker refused it.</param>
/// <param name="Reason">The broker's words; null where there are none.</param>
internal readonly record struct PubAckPacket(ushort PacketId, int ReasonCode = 0, string? Reason = null)
{
    public static PubAckPacket Read(ReadOnlySpan<byte> body, MqttVersion version)
    {
        var reader = new PacketReader(body, "PUBACK");
        var id = reader.ReadPacketId();
        if (version == MqttVersion.V311 || reader.Remaining == 0)
        {
            reader.ExpectEnd();
            return new(id);
        }

        var code = reader.ReadByte("reason code");
        if (reader.Remaining == 0) return new(id, code);
        var properties = PacketProperties.Read(ref reader);
        reader.ExpectEnd();
        return new(id, code, properties.ReasonString);
    }

    public void Write(PacketWriter writer)
    {
        writer.BeginPacket(PacketType.PubAck);
        writer.WriteUInt16(PacketId);
        writer.EndPacket();
    }
}
