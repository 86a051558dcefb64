namespace HomeLLM.Engines.Mqtt.Packets;

/// <summary>SUBSCRIBE and UNSUBSCRIBE: ask for, or give back, messages of topic filters.</summary>
internal static class SubscribePackets
{
    private const int RequiredFlags = 2;

    public static void WriteSubscribe(PacketWriter writer, MqttVersion version, ushort packetId, IReadOnlyList<(string Filter, MqttQos Qos)> filters)
    {
        Begin(writer, PacketType.Subscribe, version, packetId);
        foreach (var (filter, qos) in filters)
        {
            writer.WriteString(filter);
            writer.WriteByte((byte)qos);
        }

        writer.EndPacket();
    }

    public static void WriteUnsubscribe(PacketWriter writer, MqttVersion version, ushort packetId, string filter)
    {
        Begin(writer, PacketType.Unsubscribe, version, packetId);
        writer.WriteString(filter);
        writer.EndPacket();
    }

    private static void Begin(PacketWriter writer, PacketType type, MqttVersion version, ushort packetId)
    {
        writer.BeginPacket(type, RequiredFlags);
        writer.WriteUInt16(packetId);
        if (version == MqttVersion.V5) writer.WriteVariableInteger(0);
    }
}
