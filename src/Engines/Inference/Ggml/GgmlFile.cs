using HomeLLM.Engines.Inference.Gguf;

namespace HomeLLM.Engines.Inference.Ggml;

/// <summary>
/// A file of whisper.cpp's first format, little-endian: the magic bytes, a header that depends on the kind of model, then tensors up to the
/// file's end. Every length is checked against a cap and the bytes left before anything is allocated.
/// </summary>
internal sealed class GgmlFile : IDisposable
{
    private const uint Magic = 0x67676D6C; // "ggml", read as a number; the bytes lie in the file as "lmgg"
    private const int MaxTensors = 8_192;
    private const int MaxNameBytes = 256;
    private const int MaxDimensions = 4;

    private readonly GgufSource _source;
    private long _position;

    private GgmlFile(GgufSource source) => _source = source;

    /// <summary>Bytes up to the file's end.</summary>
    public long Left => _source.Length - _position;

    /// <summary>Maps a file and reads its magic bytes.</summary>
    /// <exception cref="GgmlFormatException">It is not a ggml file.</exception>
    /// <exception cref="IOException">The file is missing or can't be read.</exception>
    public static GgmlFile Open(string path)
    {
        GgufSource source;
        try
        {
            source = GgufSource.Open(path);
        }
        catch (GgufFormatException error)
        {
            throw new GgmlFormatException(error.Where, "the magic bytes ggml", error.Found);
        }

        return Read(source);
    }

    /// <summary>Reads a file's magic bytes and owns its source.</summary>
    /// <exception cref="GgmlFormatException">It is not a ggml file.</exception>
    public static GgmlFile Read(GgufSource source)
    {
        var file = new GgmlFile(source);
        try
        {
            var magic = file.Take(4, "header");
            if (BitConverter.ToUInt32(magic) != Magic)
            {
                throw new GgmlFormatException("header", "the magic bytes ggml", $"the bytes {BitConverter.ToString(magic.ToArray())}");
            }

            return file;
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>Reads a number of 32 bits.</summary>
    /// <param name="where">What it is, for the error.</param>
    /// <param name="min">The least that is accepted.</param>
    /// <param name="max">The most that is accepted.</param>
    public int ReadInt32(string where, int min, int max)
    {
        var at = _position;
        var value = BitConverter.ToInt32(Take(4, where));
        return value >= min && value <= max
            ? value
            : throw new GgmlFormatException($"{where}, at byte {at}", min == max ? $"{min}" : $"a number from {min} to {max}", $"{value}");
    }

    /// <summary>Reads some bytes.</summary>
    public ReadOnlySpan<byte> Take(int count, string where)
    {
        if (count > Left)
        {
            throw new GgmlFormatException($"{where}, at byte {_position}", $"{count} bytes", $"{Left} bytes up to the file's end");
        }

        var bytes = _source.Read(_position, count, where);
        _position += count;
        return bytes;
    }

    /// <summary>Reads the list of tensors, which ends with the file.</summary>
    public Dictionary<string, GgmlTensor> ReadTensors()
    {
        var tensors = new Dictionary<string, GgmlTensor>(StringComparer.Ordinal);
        while (Left > 0)
        {
            var at = _position;
            var tensor = ReadTensor($"tensor {tensors.Count}");
            if (tensors.Count == MaxTensors || !tensors.TryAdd(tensor.Name, tensor))
            {
                throw new GgmlFormatException($"tensor {tensors.Count}, at byte {at}", $"at most {MaxTensors} names, each given once", tensor.Name);
            }
        }

        return tensors;
    }

    /// <summary>The bytes of a tensor, or of a part of it.</summary>
    /// <param name="tensor">One of this file.</param>
    /// <param name="offset">From the tensor's first byte.</param>
    /// <param name="count">How many bytes; within the tensor.</param>
    public ReadOnlySpan<byte> ReadData(GgmlTensor tensor, long offset, int count) => _source.Read(tensor.Offset + offset, count, tensor.Name);

    public void Dispose() => _source.Dispose();

    private GgmlTensor ReadTensor(string where)
    {
        var shape = new int[ReadInt32($"{where}, number of dimensions", 0, MaxDimensions)]; // none: a single number
        var nameLength = ReadInt32($"{where}, length of the name", 1, MaxNameBytes);
        var type = (GgmlTensorType)ReadInt32($"{where}, type", 0, int.MaxValue);
        long elements = 1;
        for (var i = 0; i < shape.Length; i++)
        {
            // Each element takes at least a few bits, so no good tensor has more elements than 8 times the file's bytes.
            var most = Math.Min(int.MaxValue, _source.Length * 8 / elements);
            shape[i] = ReadInt32($"{where}, dimension {i}", 1, (int)Math.Max(1, most));
            elements *= shape[i];
        }

        var name = System.Text.Encoding.UTF8.GetString(Take(nameLength, where));
        var blockLength = GgmlTensorTypes.BlockLength(type);
        if (blockLength == 0)
        {
            throw new GgmlFormatException(name, "F32, F16, Q5_0, Q5_1 or Q8_0 weights", GgmlTensorTypes.Describe(type));
        }

        if ((shape.Length == 0 ? 1 : shape[0]) % blockLength != 0)
        {
            throw new GgmlFormatException(name, $"rows of whole blocks of {blockLength}", $"shape [{string.Join(", ", shape)}]");
        }

        var bytes = elements / blockLength * GgmlTensorTypes.BlockBytes(type);
        if (bytes > Left)
        {
            throw new GgmlFormatException($"{name}, at byte {_position}", $"{bytes} bytes", $"{Left} bytes up to the file's end");
        }

        var tensor = new GgmlTensor(name, type, [.. shape], elements, _position);
        _position += bytes;
        return tensor;
    }
}
