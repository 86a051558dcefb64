namespace HomeLLM.Engines.Mqtt.Packets;

/// <summary>One packet as it came, its fixed header taken off.</summary>
/// <param name="Type">The kind.</param>
/// <param name="Flags">The lower half of the first byte.</param>
/// <param name="Body">The rest; good until the next frame is read.</param>
/// <param name="IsCut">Whether it was longer than we take, and <paramref name="Body"/> is only its beginning.</param>
internal readonly record struct Frame(PacketType Type, int Flags, ReadOnlyMemory<byte> Body, bool IsCut);
