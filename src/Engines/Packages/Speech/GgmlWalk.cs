using System.Buffers.Binary;
using System.Text;

namespace HomeLLM.Engines.Packages.Speech;

/// <summary>
/// Walks through a ggml file before whisper.cpp reads it, which trusts files: of one that is cut short it takes what its memory held for
/// the missing weights, one without any passes for a model for tests, and lengths that are mangled overwrite what lies beside. Source: whisper.cpp's form.
/// </summary>
internal sealed class GgmlWalk : IDisposable
{
    private const uint Magic = 0x67676d6c;
    private const int MaxTensors = 8_192, MaxNameBytes = 256, MaxDimensions = 4;

    private readonly string _path;
    private readonly FileStream _file;
    private readonly long _length;
    private readonly byte[] _bytes = new byte[MaxNameBytes];

    private GgmlWalk(string path)
    {
        _path = path;
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
        _length = _file.Length;
    }

    private long Left => _length - _file.Position;

    /// <exception cref="ModelFileException">It is no ggml file.</exception>
    /// <exception cref="IOException">The file is missing or can't be read.</exception>
    public static GgmlWalk Open(string path)
    {
        var walk = new GgmlWalk(path);
        try
        {
            if (walk.Left < sizeof(uint) || (uint)walk.ReadInt32("header", int.MinValue, int.MaxValue) != Magic)
                throw walk.Wrong("header", "the ggml form of whisper.cpp (a file named ggml-….bin)", "other bytes");
            return walk;
        }
        catch
        {
            walk.Dispose();
            throw;
        }
    }

    /// <summary>What is wrong, in the words of every model file.</summary>
    public ModelFileException Wrong(string where, string expected, string found) => new($"{_path}, {where}: expected {expected}; found {found}.");

    /// <summary>Reads a number of 32 bits within a range.</summary>
    public int ReadInt32(string where, int min, int max)
    {
        var value = BinaryPrimitives.ReadInt32LittleEndian(Read(sizeof(int), where));
        return value >= min && value <= max ? value : throw Wrong(where, min == max ? $"{min}" : $"a number from {min} to {max}", $"{value}");
    }

    public float ReadSingle(string where) => BinaryPrimitives.ReadSingleLittleEndian(Read(sizeof(float), where));

    /// <summary>Leaves bytes out that must be there.</summary>
    public void Skip(long count, string where)
    {
        if (count > Left) throw Wrong(where, $"{count} bytes", $"{Left} bytes up to the file's end");
        _file.Seek(count, SeekOrigin.Current);
    }

    /// <summary>Looks through the tensors, which end with the file.</summary>
    public void CheckTensors()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (Left > 0)
        {
            var name = SkipTensor($"tensor {names.Count}");
            if (names.Count == MaxTensors || !names.Add(name)) throw Wrong($"tensor {names.Count}", $"at most {MaxTensors} names, each given once", name);
        }

        if (names.Count == 0) throw Wrong("tensors", "weights", "the file's end");
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private string SkipTensor(string where)
    {
        var dimensions = ReadInt32($"{where}, number of dimensions", 0, MaxDimensions);
        var nameLength = ReadInt32($"{where}, length of the name", 1, MaxNameBytes);
        var type = ReadInt32($"{where}, type", 0, int.MaxValue);
        var (blockLength, blockBytes) = FindBlock(type);
        if (blockLength == 0) throw Wrong(where, "a type of weights that ggml has", $"{type}");
        long elements = 1;
        for (var i = 0; i < dimensions; i++)
        {
            elements *= ReadInt32($"{where}, dimension {i}", 1, int.MaxValue);
            // whisper.cpp counts elements in 32 bits.
            if (elements > int.MaxValue) throw Wrong(where, $"at most {int.MaxValue} elements", $"{elements}");
        }

        var name = Encoding.UTF8.GetString(Read(nameLength, where));
        if (elements % blockLength != 0) throw Wrong(name, $"whole blocks of {blockLength}", $"{elements} elements");
        Skip(elements / blockLength * blockBytes, name);
        return name;
    }

    private ReadOnlySpan<byte> Read(int count, string where)
    {
        if (count > Left) throw Wrong(where, $"{count} bytes", $"{Left} bytes up to the file's end");
        _file.ReadExactly(_bytes, 0, count);
        return _bytes.AsSpan(0, count);
    }

    /// <summary>Elements and bytes that are stored together, by ggml's number of the type; 0 for others.</summary>
    private static (int Length, int Bytes) FindBlock(int type) => type switch
    {
        0 => (1, 4),
        1 => (1, 2),
        2 => (32, 18),
        3 => (32, 20),
        6 => (32, 22),
        7 => (32, 24),
        8 => (32, 34),
        10 => (256, 84),
        11 => (256, 110),
        12 => (256, 144),
        13 => (256, 176),
        14 => (256, 210),
        30 => (1, 2),
        _ => (0, 0),
    };
}
