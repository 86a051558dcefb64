namespace HomeLLM.Engines.Mqtt.Packets;

/// <summary>The properties of an MQTT 5 packet: those that we act on; the others are read over. Source: MQTT 5, section 2.2.2.</summary>
internal readonly record struct PacketProperties()
{
    /// <summary>Why, in the broker's words; null where it says nothing.</summary>
    public string? ReasonString { get; init; }

    /// <summary>Another broker to use instead; null for none.</summary>
    public string? ServerReference { get; init; }

    /// <summary>The keep-alive that the broker wants, in seconds; null for ours.</summary>
    public int? ServerKeepAlive { get; init; }

    /// <summary>How many QoS 1 messages may be unconfirmed at a time.</summary>
    public int ReceiveMaximum { get; init; } = ushort.MaxValue;

    public int MaximumQos { get; init; } = 2;

    public bool RetainAvailable { get; init; } = true;

    /// <summary>The longest packet the broker takes, in bytes.</summary>
    public long MaximumPacketSize { get; init; } = long.MaxValue;

    public int? TopicAlias { get; init; }

    /// <summary>Reads a property section, its length first.</summary>
    public static PacketProperties Read(ref PacketReader reader)
    {
        var section = reader.ReadSection(reader.ReadVariableInteger("properties' length"), "properties");
        var properties = new PacketProperties();
        ulong seen = 0;
        while (section.Remaining > 0)
        {
            var id = section.ReadVariableInteger("property identifier");
            // Only user properties and subscription identifiers may come again.
            if (id is < 64 and not (0x26 or 0x0B))
            {
                if ((seen & (1UL << id)) != 0) throw section.Fail($"the property 0x{id:x2} stands twice");
                seen |= 1UL << id;
            }

            properties = ReadOne(ref section, id, properties);
        }

        return properties;
    }

    private static PacketProperties ReadOne(ref PacketReader section, int id, PacketProperties properties)
    {
        switch (id)
        {
            case 0x13: return properties with { ServerKeepAlive = section.ReadUInt16("server keep alive") };
            case 0x1C: return properties with { ServerReference = section.ReadString("server reference") };
            case 0x1F: return properties with { ReasonString = section.ReadString("reason string") };
            case 0x21: return properties with { ReceiveMaximum = NotZero(section.ReadUInt16("receive maximum"), in section, "receive maximum") };
            case 0x23: return properties with { TopicAlias = section.ReadUInt16("topic alias") };
            case 0x24: return properties with { MaximumQos = section.ReadByte("maximum QoS") };
            case 0x25: return properties with { RetainAvailable = section.ReadByte("retain available") != 0 };
            case 0x27:
                var size = section.ReadUInt32("maximum packet size");
                return size != 0 ? properties with { MaximumPacketSize = size } : throw section.Fail("maximum packet size is 0");
            case 0x01 or 0x17 or 0x19 or 0x28 or 0x29 or 0x2A: section.ReadByte("property"); return properties;
            case 0x22: section.ReadUInt16("property"); return properties;
            case 0x02 or 0x11 or 0x18: section.ReadUInt32("property"); return properties;
            case 0x0B: section.ReadVariableInteger("subscription identifier"); return properties;
            case 0x03 or 0x08 or 0x12 or 0x15 or 0x1A: section.ReadString("property"); return properties;
            case 0x09 or 0x16: section.ReadBinary("property"); return properties;
            case 0x26:
                section.ReadString("user property's name");
                section.ReadString("user property's value");
                return properties;
            default: throw section.Fail($"0x{id:x2} is not a property");
        }
    }

    private static int NotZero(int value, in PacketReader section, string field) => value != 0 ? value : throw section.Fail($"{field} is 0");
}
