using System.Buffers.Binary;
using System.Text;

namespace HomeLLM.Engines.Mqtt.Packets;

/// <summary>Reads the fields of one packet; whatever doesn't fit into the bytes left is a <see cref="MqttProtocolException"/>.</summary>
/// <param name="body">The packet without its fixed header.</param>
/// <param name="packet">The packet's name, for errors.</param>
internal ref struct PacketReader(ReadOnlySpan<byte> body, string packet)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> _rest = body;

    public readonly int Remaining => _rest.Length;

    public byte ReadByte(string field) => Take(1, field)[0];

    public ushort ReadUInt16(string field) => BinaryPrimitives.ReadUInt16BigEndian(Take(2, field));

    public uint ReadUInt32(string field) => BinaryPrimitives.ReadUInt32BigEndian(Take(4, field));

    /// <summary>A packet identifier: two bytes, never 0.</summary>
    public ushort ReadPacketId()
    {
        var id = ReadUInt16("packet identifier");
        return id != 0 ? id : throw Fail("the packet identifier is 0");
    }

    /// <summary>A variable byte integer, 0 to 268,435,455, in one to four bytes.</summary>
    public int ReadVariableInteger(string field)
    {
        var value = 0;
        for (var shift = 0; shift <= 21; shift += 7)
        {
            var next = ReadByte(field);
            value |= (next & 0x7F) << shift;
            if (next < 0x80) return value;
        }

        throw Fail($"{field} is a variable byte integer of more than four bytes");
    }

    /// <summary>A text: its length in two bytes, then UTF-8 without U+0000.</summary>
    public string ReadString(string field)
    {
        var bytes = ReadBinary(field);
        try
        {
            return bytes.Contains((byte)0) ? throw Fail($"{field} holds U+0000") : StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Fail($"{field} is not valid UTF-8");
        }
    }

    /// <summary>Bytes: their length in two bytes, then they.</summary>
    public ReadOnlySpan<byte> ReadBinary(string field) => Take(ReadUInt16(field), field);

    public ReadOnlySpan<byte> ReadRest() => Take(_rest.Length, "the rest");

    /// <summary>Cuts the next <paramref name="length"/> bytes off as a reader of their own.</summary>
    public PacketReader ReadSection(int length, string field) => new(Take(length, field), packet);

    public readonly void ExpectEnd()
    {
        if (!_rest.IsEmpty) throw Fail($"{_rest.Length} bytes follow where the packet should end");
    }

    public readonly MqttProtocolException Fail(string problem) => new(packet, problem);

    private ReadOnlySpan<byte> Take(int count, string field)
    {
        if (count > _rest.Length) throw Fail($"{field} needs {count} bytes, {_rest.Length} are left");
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
