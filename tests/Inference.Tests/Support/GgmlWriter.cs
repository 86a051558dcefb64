using System.Text;
using HomeLLM.Engines.Inference.Ggml;

namespace HomeLLM.Engines.Inference.Tests.Support;

/// <summary>Writes files of whisper.cpp's format.</summary>
#pragma warning disable CA1001 // Memory streams hold nothing to release.
internal sealed class GgmlWriter
#pragma warning restore CA1001
{
    private readonly MemoryStream _file = new();

    public GgmlWriter() => _file.Write("lmgg"u8);

    public GgmlWriter Int32(params int[] values)
    {
        foreach (var value in values)
        {
            _file.Write(BitConverter.GetBytes(value));
        }

        return this;
    }

    public GgmlWriter Singles(IEnumerable<float> values)
    {
        foreach (var value in values)
        {
            _file.Write(BitConverter.GetBytes(value));
        }

        return this;
    }

    /// <summary>Bytes with their length before them.</summary>
    public GgmlWriter Text(ReadOnlySpan<byte> text)
    {
        Int32(text.Length);
        _file.Write(text);
        return this;
    }

    /// <summary>A tensor, stored as <paramref name="type"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">How it is stored.</param>
    /// <param name="values">Its elements; the first dimension lies together.</param>
    /// <param name="shape">Its dimensions.</param>
    public GgmlWriter Tensor(string name, GgmlTensorType type, float[] values, params int[] shape)
    {
        Int32(shape.Length, Encoding.UTF8.GetByteCount(name), (int)type).Int32(shape);
        _file.Write(Encoding.UTF8.GetBytes(name));
        _file.Write(GgmlEncoding.Encode(type, values));
        return this;
    }

    public byte[] ToArray() => _file.ToArray();
}
