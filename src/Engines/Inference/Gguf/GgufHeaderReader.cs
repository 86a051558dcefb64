using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Numerics;

namespace HomeLLM.Engines.Inference.Gguf;

/// <summary>Reads magic, version, metadata and the list of tensors. Source: the GGUF specification, version 3.</summary>
internal sealed class GgufHeaderReader(GgufSource source)
{
    private const uint Magic = 0x46554747; // "GGUF", little-endian
    private const uint Version = 3;
    private const uint DefaultAlignment = 32;

    // A key's length, its type and one byte; a tensor's name length, dimension count, one dimension, type and offset.
    private const int MinKeyBytes = 8 + 4 + 1;
    private const int MinTensorBytes = 8 + 4 + 8 + 4 + 8;

    private readonly GgufCursor _cursor = new(source);

    /// <exception cref="GgufFormatException">The file is not a good GGUF file.</exception>
    public GgufFile Read()
    {
        ReadMagic();
        var tensorCount = _cursor.ReadCount("tensor count", GgufLimits.MaxTensors, 1);
        var keyCount = _cursor.ReadCount("metadata count", GgufLimits.MaxKeys, MinKeyBytes);
        var metadata = new GgufMetadata(ReadMetadata(keyCount));
        var alignment = ReadAlignment(metadata);
        var tensors = ReadTensors(tensorCount, alignment);
        return new GgufFile(source, metadata, tensors);
    }

    private void ReadMagic()
    {
        var magic = _cursor.ReadUInt32("header");
        if (magic != Magic)
        {
            throw new GgufFormatException("header", "the magic bytes GGUF", $"the bytes {BitConverter.ToString(source.Read(0, 4, "header").ToArray())}");
        }

        var version = _cursor.ReadUInt32("version");
        if (version != Version)
        {
            var kind = BinaryPrimitives.ReverseEndianness(version) == Version ? "a big-endian file" : $"version {version}";
            throw new GgufFormatException("version", "version 3, little-endian", kind);
        }
    }

    private Dictionary<string, object> ReadMetadata(int count)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        var reader = new GgufValueReader(_cursor);
        for (var i = 0; i < count; i++)
        {
            var at = _cursor.Position;
            var key = _cursor.ReadText($"key {i}", GgufLimits.MaxNameBytes);
            if (!values.TryAdd(key, reader.Read(key)))
            {
                throw new GgufFormatException($"key {i}, at byte {at}", "a key that is given once", $"{key} again");
            }
        }

        return values;
    }

    private static uint ReadAlignment(GgufMetadata metadata)
    {
        var alignment = (uint)(metadata.FindInteger("general.alignment", 1, GgufLimits.MaxAlignment) ?? DefaultAlignment);
        return BitOperations.IsPow2(alignment)
            ? alignment
            : throw new GgufFormatException("general.alignment", "a power of two", $"{alignment}");
    }

    private Dictionary<string, GgufTensor> ReadTensors(int count, uint alignment)
    {
        if (count > _cursor.Left / MinTensorBytes)
        {
            throw new GgufFormatException("tensor count", $"a count that fits the {_cursor.Left} bytes left", $"{count}");
        }

        var tensors = new Dictionary<string, GgufTensor>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var tensor = ReadTensor(i);
            if (!tensors.TryAdd(tensor.Name, tensor))
            {
                throw new GgufFormatException($"tensor {i}", "a name that is given once", $"{tensor.Name} again");
            }
        }

        var dataStart = (_cursor.Position + alignment - 1) & ~(long)(alignment - 1);
        foreach (var name in tensors.Keys.ToArray())
        {
            tensors[name] = Place(tensors[name], dataStart, alignment);
        }

        return tensors;
    }

    private GgufTensor ReadTensor(int index)
    {
        var name = _cursor.ReadText($"name of tensor {index}", GgufLimits.MaxNameBytes);
        var dimensions = _cursor.ReadUInt32(name);
        if (dimensions is 0 or > GgufLimits.MaxDimensions)
        {
            throw new GgufFormatException(name, $"1 to {GgufLimits.MaxDimensions} dimensions", $"{dimensions}");
        }

        var shape = new long[dimensions];
        long elements = 1;
        for (var i = 0; i < shape.Length; i++)
        {
            var length = _cursor.ReadUInt64(name);
            // Each element takes at least a few bits, so no good tensor has more elements than 8 times the file's bytes.
            if (length == 0 || length > (ulong)(source.Length * 8 / elements))
            {
                throw new GgufFormatException(name, "dimensions that fit the file", $"dimension {i} of {length}");
            }

            shape[i] = (long)length;
            elements *= (long)length;
        }

        var type = (GgufTensorType)_cursor.ReadUInt32(name);
        var offset = _cursor.ReadUInt64(name);
        return offset <= (ulong)source.Length
            ? new GgufTensor(name, type, ImmutableArray.Create(shape), elements, (long)offset)
            : throw new GgufFormatException(name, $"data within the file's {source.Length} bytes", $"data at offset {offset}");
    }

    private GgufTensor Place(GgufTensor tensor, long dataStart, uint alignment)
    {
        if (tensor.Offset % alignment != 0)
        {
            throw new GgufFormatException(tensor.Name, $"data at a multiple of {alignment} bytes", $"offset {tensor.Offset}");
        }

        var placed = tensor with { Offset = dataStart + tensor.Offset };
        var blockLength = GgufTensorTypes.BlockLength(tensor.Type);
        if (blockLength == 0)
        {
            return placed; // refused by name, if it is needed
        }

        if (tensor.Shape[0] % blockLength != 0)
        {
            throw new GgufFormatException(tensor.Name, $"rows of whole blocks of {blockLength}", $"shape {tensor.ShapeText}");
        }

        var bytes = tensor.ElementCount / blockLength * GgufTensorTypes.BlockBytes(tensor.Type);
        return placed.Offset <= source.Length - bytes
            ? placed
            : throw new GgufFormatException(tensor.Name, $"{bytes} bytes at byte {placed.Offset}", $"a file of {source.Length} bytes");
    }
}
