namespace HomeLLM.Engines.Mqtt.Packets;

/// <summary>DISCONNECT: ours says goodbye; an MQTT 5 broker's says why it ends the connection.</summary>
/// <param name="ReasonCode">Why.</param>
/// <param name="Reason">The broker's words; null where there are none.</param>
internal readonly record struct DisconnectPacket(int ReasonCode, string? Reason)
{
    public static DisconnectPacket Read(ReadOnlySpan<byte> body, MqttVersion version)
    {
        var reader = new PacketReader(body, "DISCONNECT");
        if (version == MqttVersion.V311) throw reader.Fail("an MQTT 3.1.1 broker does not send it");
        if (reader.Remaining == 0) return new(0, null);
        var code = reader.ReadByte("reason code");
        if (reader.Remaining == 0) return new(code, null);
        var properties = PacketProperties.Read(ref reader);
        reader.ExpectEnd();
        return new(code, properties.ReasonString);
    }

    /// <summary>Writes a normal goodbye: the broker doesn't send the will.</summary>
    public static void Write(PacketWriter writer)
    {
        writer.BeginPacket(PacketType.Disconnect);
        writer.EndPacket();
    }
}
