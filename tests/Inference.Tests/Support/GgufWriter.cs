using System.Runtime.InteropServices;
using System.Text;
using HomeLLM.Engines.Inference.Gguf;

namespace HomeLLM.Engines.Inference.Tests.Support;

/// <summary>Writes GGUF files, version 3.</summary>
#pragma warning disable CA1001 // Memory streams hold nothing to release.
internal sealed class GgufWriter
#pragma warning restore CA1001
{
    private const int Alignment = 32;

    private readonly MemoryStream _keys = new();
    private readonly MemoryStream _tensors = new();
    private readonly MemoryStream _data = new();
    private int _keyCount;
    private int _tensorCount;

    public GgufWriter Text(string key, string value) => Key(key, GgufValueType.Text, stream => Text(stream, value));

    public GgufWriter UInt32(string key, uint value) => Key(key, GgufValueType.UInt32, stream => stream.Write(BitConverter.GetBytes(value)));

    public GgufWriter Float32(string key, float value) => Key(key, GgufValueType.Float32, stream => stream.Write(BitConverter.GetBytes(value)));

    public GgufWriter Bool(string key, bool value) => Key(key, GgufValueType.Bool, stream => stream.WriteByte(value ? (byte)1 : (byte)0));

    public GgufWriter Texts(string key, IReadOnlyList<byte[]> values) => Key(key, GgufValueType.Array, stream =>
    {
        stream.Write(BitConverter.GetBytes((uint)GgufValueType.Text));
        stream.Write(BitConverter.GetBytes((ulong)values.Count));
        foreach (var value in values)
        {
            Bytes(stream, value);
        }
    });

    public GgufWriter Numbers<T>(string key, GgufValueType type, T[] values)
        where T : unmanaged => Key(key, GgufValueType.Array, stream =>
    {
        stream.Write(BitConverter.GetBytes((uint)type));
        stream.Write(BitConverter.GetBytes((ulong)values.Length));
        stream.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    });

    /// <summary>Any key, its type and bytes given.</summary>
    public GgufWriter Key(string key, GgufValueType type, Action<Stream> write)
    {
        Text(_keys, key);
        _keys.Write(BitConverter.GetBytes((uint)type));
        write(_keys);
        _keyCount++;
        return this;
    }

    /// <summary>A tensor, stored as <paramref name="type"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">How it is stored.</param>
    /// <param name="values">Its elements; the first dimension lies together.</param>
    /// <param name="shape">Its dimensions.</param>
    public GgufWriter Tensor(string name, GgufTensorType type, float[] values, params long[] shape)
    {
        Text(_tensors, name);
        _tensors.Write(BitConverter.GetBytes((uint)shape.Length));
        foreach (var length in shape)
        {
            _tensors.Write(BitConverter.GetBytes(length));
        }

        _tensors.Write(BitConverter.GetBytes((uint)type));
        _tensors.Write(BitConverter.GetBytes(_data.Length));
        _data.Write(WeightEncoding.Encode(type, values));
        Pad(_data);
        _tensorCount++;
        return this;
    }

    public byte[] ToArray()
    {
        var file = new MemoryStream();
        file.Write("GGUF"u8);
        file.Write(BitConverter.GetBytes(3u));
        file.Write(BitConverter.GetBytes((ulong)_tensorCount));
        file.Write(BitConverter.GetBytes((ulong)_keyCount));
        _keys.WriteTo(file);
        _tensors.WriteTo(file);
        Pad(file);
        _data.WriteTo(file);
        return file.ToArray();
    }

    private static void Text(Stream stream, string value) => Bytes(stream, Encoding.UTF8.GetBytes(value));

    private static void Bytes(Stream stream, byte[] value)
    {
        stream.Write(BitConverter.GetBytes((ulong)value.Length));
        stream.Write(value);
    }

    private static void Pad(MemoryStream stream)
    {
        while (stream.Length % Alignment != 0)
        {
            stream.WriteByte(0);
        }
    }
}
