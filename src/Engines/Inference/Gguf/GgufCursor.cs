using System.Buffers.Binary;
using System.Text;

namespace HomeLLM.Engines.Inference.Gguf;

/// <summary>Reads the little-endian header of a file from front to back; every length is checked against a cap and the bytes left.</summary>
internal sealed class GgufCursor(GgufSource source)
{
    /// <summary>Where the next value begins, in bytes from the file's start.</summary>
    public long Position { get; private set; }

    /// <summary>Bytes up to the file's end.</summary>
    public long Left => source.Length - Position;

    public byte ReadByte(string where) => Take(1, where)[0];

    public ushort ReadUInt16(string where) => BinaryPrimitives.ReadUInt16LittleEndian(Take(2, where));

    public uint ReadUInt32(string where) => BinaryPrimitives.ReadUInt32LittleEndian(Take(4, where));

    public ulong ReadUInt64(string where) => BinaryPrimitives.ReadUInt64LittleEndian(Take(8, where));

    /// <summary>Reads a count or length of 64 bits.</summary>
    /// <param name="where">What it counts.</param>
    /// <param name="max">The most that is accepted.</param>
    /// <param name="minElementBytes">What each counted thing takes at least, so that the bytes left bound the count.</param>
    public int ReadCount(string where, long max, int minElementBytes)
    {
        var at = Position;
        var count = ReadUInt64(where);
        if (count > (ulong)max)
        {
            throw new GgufFormatException($"{where}, at byte {at}", $"a count of at most {max}", $"{count}");
        }

        if ((long)count > Left / minElementBytes)
        {
            throw new GgufFormatException($"{where}, at byte {at}", $"a count that fits the {Left} bytes left", $"{count}");
        }

        return (int)count;
    }

    /// <summary>Reads a length and that many bytes, as they are.</summary>
    public byte[] ReadBytes(string where, long max) => Take(ReadCount(where, max, 1), where).ToArray();

    /// <summary>Reads a text; bytes that aren't UTF-8 become replacement characters.</summary>
    public string ReadText(string where, long max) => Encoding.UTF8.GetString(Take(ReadCount(where, max, 1), where));

    /// <summary>Reads some bytes.</summary>
    public ReadOnlySpan<byte> Take(int count, string where)
    {
        var bytes = source.Read(Position, count, where);
        Position += count;
        return bytes;
    }
}
