using System.Buffers.Binary;
using System.Text;

namespace HomeLLM.Engines.Mqtt.Packets;

/// <summary>Collects encoded packets in one growing buffer, which is reused.</summary>
internal sealed class PacketWriter
{
    /// <summary>The longest a packet can be after its fixed header, in bytes.</summary>
    public const int MaxBodyLength = 268_435_455;

    private const int LongestHeader = 5;

    private byte[] _buffer = new byte[4096];
    private int _packetStart = -1;

    /// <summary>How many bytes are collected.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes collected; good until the next change.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, Length);

    public void Clear()
    {
        Length = 0;
        // One big message shouldn't cost its size for ever.
        if (_buffer.Length > 1 << 20) _buffer = new byte[4096];
    }

    /// <summary>Begins a packet; <see cref="EndPacket"/> puts its length in.</summary>
    public void BeginPacket(PacketType type, int flags = 0)
    {
        _packetStart = Length;
        Reserve(LongestHeader)[0] = (byte)(((int)type << 4) | flags);
    }

    /// <summary>Writes the length of the packet begun, in as few bytes as it takes.</summary>
    public void EndPacket()
    {
        var bodyStart = _packetStart + LongestHeader;
        var bodyLength = Length - bodyStart;
        var lengthSize = SizeOfVariableInteger(bodyLength);
        Buffer.BlockCopy(_buffer, bodyStart, _buffer, _packetStart + 1 + lengthSize, bodyLength);
        Length = _packetStart + 1;
        WriteVariableInteger(bodyLength);
        Length += bodyLength;
        _packetStart = -1;
    }

    public void WriteByte(byte value) => Reserve(1)[0] = value;

    public void WriteUInt16(int value) => BinaryPrimitives.WriteUInt16BigEndian(Reserve(2), (ushort)value);

    public void WriteUInt32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Reserve(4), value);

    public void WriteVariableInteger(int value)
    {
        while (value > 0x7F)
        {
            WriteByte((byte)(value | 0x80));
            value >>= 7;
        }

        WriteByte((byte)value);
    }

    /// <summary>Writes a text of at most 65,535 bytes of UTF-8, its length first.</summary>
    public void WriteString(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        WriteUInt16(length);
        Encoding.UTF8.GetBytes(text, Reserve(length));
    }

    /// <summary>Writes at most 65,535 bytes, their length first.</summary>
    public void WriteBinary(ReadOnlySpan<byte> bytes)
    {
        WriteUInt16(bytes.Length);
        WriteRaw(bytes);
    }

    public void WriteRaw(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Reserve(bytes.Length));

    public static int SizeOfVariableInteger(int value) => value switch
    {
        < 1 << 7 => 1,
        < 1 << 14 => 2,
        < 1 << 21 => 3,
        _ => 4,
    };

    private Span<byte> Reserve(int count)
    {
        var needed = Length + count;
        if (needed > _buffer.Length) Array.Resize(ref _buffer, Math.Max(needed, 2 * _buffer.Length));
        var span = _buffer.AsSpan(Length, count);
        Length = needed;
        return span;
    }
}
