namespace HomeLLM.Engines.Mqtt.Packets;

/// <summary>SUBACK or UNSUBACK: the broker's answer to SUBSCRIBE or UNSUBSCRIBE.</summary>
/// <param name="PacketId">The request's packet identifier.</param>
/// <param name="ReasonCodes">One per filter asked for, in the same order; 0x80 and above is a refusal. Empty where MQTT 3.1.1 sends none.</param>
/// <param name="Reason">The broker's words; null where there are none.</param>
internal sealed record SubAckPacket(ushort PacketId, byte[] ReasonCodes, string? Reason)
{
    public static SubAckPacket Read(ReadOnlySpan<byte> body, MqttVersion version, PacketType type)
    {
        var reader = new PacketReader(body, type == PacketType.SubAck ? "SUBACK" : "UNSUBACK");
        var id = reader.ReadPacketId();
        var reason = version == MqttVersion.V5 ? PacketProperties.Read(ref reader).ReasonString : null;
        if (type == PacketType.UnsubAck && version == MqttVersion.V311)
        {
            reader.ExpectEnd();
            return new(id, [], null);
        }

        if (reader.Remaining == 0) throw reader.Fail("no reason codes");
        return new(id, reader.ReadRest().ToArray(), reason);
    }
}
