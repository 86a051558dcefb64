using System.Runtime.InteropServices;

namespace HomeLLM.Engines.Inference.Gguf;

/// <summary>Reads metadata values. Arrays of arrays, which no known model has, are refused.</summary>
internal sealed class GgufValueReader(GgufCursor cursor)
{
    private const int MinTextBytes = 8; // an empty text's length

    private long _arrayElements;

    /// <exception cref="GgufFormatException">The value's type is unknown or its length isn't possible.</exception>
    public object Read(string key)
    {
        var type = (GgufValueType)cursor.ReadUInt32(key);
        return type switch
        {
            GgufValueType.UInt8 => cursor.ReadByte(key),
            GgufValueType.Int8 => (sbyte)cursor.ReadByte(key),
            GgufValueType.UInt16 => cursor.ReadUInt16(key),
            GgufValueType.Int16 => (short)cursor.ReadUInt16(key),
            GgufValueType.UInt32 => cursor.ReadUInt32(key),
            GgufValueType.Int32 => (int)cursor.ReadUInt32(key),
            GgufValueType.UInt64 => cursor.ReadUInt64(key),
            GgufValueType.Int64 => (long)cursor.ReadUInt64(key),
            GgufValueType.Float32 => BitConverter.UInt32BitsToSingle(cursor.ReadUInt32(key)),
            GgufValueType.Float64 => BitConverter.UInt64BitsToDouble(cursor.ReadUInt64(key)),
            GgufValueType.Bool => ReadBool(key),
            GgufValueType.Text => cursor.ReadText(key, GgufLimits.MaxTextBytes),
            GgufValueType.Array => ReadArray(key),
            _ => throw UnknownType(key, type),
        };
    }

    private bool ReadBool(string key)
    {
        var value = cursor.ReadByte(key);
        return value <= 1 ? value == 1 : throw new GgufFormatException(key, "0 or 1", $"{value}");
    }

    private Array ReadArray(string key)
    {
        var type = (GgufValueType)cursor.ReadUInt32(key);
        return type switch
        {
            GgufValueType.UInt8 => ReadNumbers<byte>(key),
            GgufValueType.Int8 => ReadNumbers<sbyte>(key),
            GgufValueType.UInt16 => ReadNumbers<ushort>(key),
            GgufValueType.Int16 => ReadNumbers<short>(key),
            GgufValueType.UInt32 => ReadNumbers<uint>(key),
            GgufValueType.Int32 => ReadNumbers<int>(key),
            GgufValueType.UInt64 => ReadNumbers<ulong>(key),
            GgufValueType.Int64 => ReadNumbers<long>(key),
            GgufValueType.Float32 => ReadNumbers<float>(key),
            GgufValueType.Float64 => ReadNumbers<double>(key),
            GgufValueType.Bool => ReadBools(key),
            GgufValueType.Text => ReadTexts(key),
            GgufValueType.Array => throw new GgufFormatException(key, "an array of plain values", "an array of arrays"),
            _ => throw UnknownType(key, type),
        };
    }

    private int ReadArrayLength(string key, int minElementBytes)
    {
        var count = cursor.ReadCount(key, GgufLimits.MaxArrayElements, minElementBytes);
        _arrayElements += count;
        return _arrayElements <= GgufLimits.MaxAllArrayElements
            ? count
            : throw new GgufFormatException(key, $"at most {GgufLimits.MaxAllArrayElements} array elements in a file", $"{_arrayElements}");
    }

    // The file is little-endian, like x64 and arm64.
    private T[] ReadNumbers<T>(string key)
        where T : unmanaged
    {
        var size = Marshal.SizeOf<T>();
        var count = ReadArrayLength(key, size);
        return MemoryMarshal.Cast<byte, T>(cursor.Take(count * size, key)).ToArray();
    }

    private bool[] ReadBools(string key)
    {
        var values = new bool[ReadArrayLength(key, 1)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ReadBool(key);
        }

        return values;
    }

    private byte[][] ReadTexts(string key)
    {
        var values = new byte[ReadArrayLength(key, MinTextBytes)][];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = cursor.ReadBytes(key, GgufLimits.MaxTextBytes);
        }

        return values;
    }

    private static GgufFormatException UnknownType(string key, GgufValueType type) => new(key, "a value type from 0 to 12", $"{(uint)type}");
}
