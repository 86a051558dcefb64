using System.Text;

namespace HomeLLM.Engines.Mqtt.Packets;

/// <summary>CONNECT: the first packet of a connection. We always ask for a clean session.</summary>
internal static class ConnectPacket
{
    private const byte CleanSession = 0x02, HasWill = 0x04, WillRetain = 0x20, HasPassword = 0x40, HasUserName = 0x80;
    private const byte MaximumPacketSizeProperty = 0x27;

    /// <param name="writer">Where to.</param>
    /// <param name="settings">Valid settings.</param>
    /// <param name="maximumPacketSize">The longest packet that we take, told to MQTT 5 brokers, in bytes.</param>
    public static void Write(PacketWriter writer, MqttConnectionSettings settings, int maximumPacketSize)
    {
        writer.BeginPacket(PacketType.Connect);
        writer.WriteString("MQTT");
        writer.WriteByte((byte)settings.Version);
        writer.WriteByte(Flags(settings));
        writer.WriteUInt16((int)Math.Ceiling(settings.KeepAlive.TotalSeconds));
        if (settings.Version == MqttVersion.V5)
        {
            writer.WriteVariableInteger(5);
            writer.WriteByte(MaximumPacketSizeProperty);
            writer.WriteUInt32((uint)maximumPacketSize);
        }

        writer.WriteString(settings.ClientId);
        if (settings.Will is { } will)
        {
            if (settings.Version == MqttVersion.V5) writer.WriteVariableInteger(0);
            writer.WriteString(will.Topic);
            writer.WriteBinary(will.Payload.Span);
        }

        if (settings.UserName is not null) writer.WriteString(settings.UserName);
        if (settings.Password is not null) writer.WriteBinary(Encoding.UTF8.GetBytes(settings.Password));
        writer.EndPacket();
    }

    private static byte Flags(MqttConnectionSettings settings)
    {
        var flags = CleanSession;
        if (settings.Will is { } will)
        {
            flags |= (byte)(HasWill | ((int)will.Qos << 3));
            if (will.Retain) flags |= WillRetain;
        }

        if (settings.UserName is not null) flags |= HasUserName;
        if (settings.Password is not null) flags |= HasPassword;
        return flags;
    }
}
