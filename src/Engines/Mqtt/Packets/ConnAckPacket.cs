namespace HomeLLM.Engines.Mqtt.Packets;

/// <summary>CONNACK: the broker's answer to CONNECT.</summary>
/// <param name="ReasonCode">0 for yes; else one of MQTT 5's codes, also where 3.1.1 is spoken.</param>
/// <param name="Properties">What an MQTT 5 broker says of itself; defaults with 3.1.1.</param>
internal readonly record struct ConnAckPacket(int ReasonCode, PacketProperties Properties)
{
    public static ConnAckPacket Read(ReadOnlySpan<byte> body, MqttVersion version)
    {
        var reader = new PacketReader(body, "CONNACK");
        var flags = reader.ReadByte("flags");
        if ((flags & 0xFE) != 0) throw reader.Fail($"the flags are 0x{flags:x2}, expected 0 or 1");
        var code = reader.ReadByte("return code");
        if (version == MqttVersion.V311)
        {
            reader.ExpectEnd();
            return new(ReasonCodes.FromVersion311(code), new PacketProperties());
        }

        // A broker that speaks only 3.1.1 answers an MQTT 5 CONNECT in its own form: code 1, nothing behind.
        if (reader.Remaining == 0) return new(code < ReasonCodes.FirstFailure ? ReasonCodes.FromVersion311(code) : code, new PacketProperties());
        var properties = PacketProperties.Read(ref reader);
        reader.ExpectEnd();
        if (code is > 0 and < ReasonCodes.FirstFailure) throw reader.Fail($"the reason code is 0x{code:x2}, expected 0 or a failure");
        return new(code, properties);
    }
}
