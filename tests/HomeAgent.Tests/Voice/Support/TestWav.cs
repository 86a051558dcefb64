using System.Buffers.Binary;
using HomeLLM.HomeAgent.Voice.Audio;

namespace HomeLLM.HomeAgent.Tests.Voice.Support;

/// <summary>Writes WAV files, good and bad ones.</summary>
internal static class TestWav
{
    public static byte[] Create(PcmFormat format, ReadOnlySpan<byte> data, bool isExtensible = false, byte[]? extraChunk = null, uint? length = null)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        var isFloat = format.Encoding is PcmEncoding.Float32 or PcmEncoding.Float64;
        writer.Write("RIFF"u8);
        writer.Write(0u);
        writer.Write("WAVE"u8);
        if (extraChunk is not null) WriteChunk(writer, "LIST"u8, extraChunk);
        writer.Write("fmt "u8);
        writer.Write(isExtensible ? 40u : 16u);
        writer.Write((ushort)(isExtensible ? 0xFFFE : isFloat ? 3 : 1));
        writer.Write((ushort)format.Channels);
        writer.Write(format.SampleRate);
        writer.Write(format.SampleRate * format.BytesPerFrame);
        writer.Write((ushort)format.BytesPerFrame);
        writer.Write((ushort)(8 * format.BytesPerSample));
        if (isExtensible)
        {
            writer.Write((ushort)22);
            writer.Write((ushort)(8 * format.BytesPerSample));
            writer.Write(0u);
            writer.Write((ushort)(isFloat ? 3 : 1));
            writer.Write(new byte[14]);
        }

        writer.Write("data"u8);
        writer.Write(length ?? (uint)data.Length);
        writer.Write(data);
        return stream.ToArray();
    }

    /// <summary>One value of every channel, as the encoding stores it.</summary>
    public static byte[] Encode(float value, PcmFormat format)
    {
        var one = new byte[format.BytesPerSample];
        if (format.Encoding is not (PcmEncoding.Float32 or PcmEncoding.Float64)) value = Math.Clamp(value, -1f, 1f);
        switch (format.Encoding)
        {
            case PcmEncoding.Unsigned8: one[0] = (byte)(128 + (value * 127)); break;
            case PcmEncoding.Signed16: BinaryPrimitives.WriteInt16LittleEndian(one, (short)(value * 32767)); break;
            case PcmEncoding.Signed24:
                var number = (int)(value * 8388607);
                (one[0], one[1], one[2]) = ((byte)number, (byte)(number >> 8), (byte)(number >> 16));
                break;
            case PcmEncoding.Signed32: BinaryPrimitives.WriteInt32LittleEndian(one, (int)(value * 2147483000d)); break;
            case PcmEncoding.Float32: BinaryPrimitives.WriteSingleLittleEndian(one, value); break;
            default: BinaryPrimitives.WriteDoubleLittleEndian(one, value); break;
        }

        return [.. Enumerable.Repeat(one, format.Channels).SelectMany(bytes => bytes)];
    }

    public static byte[] Encode(IEnumerable<float> values, PcmFormat format) => [.. values.SelectMany(value => Encode(value, format))];

    public static async Task<float[]> ReadAsync(byte[] wav)
    {
        var samples = new List<float>();
        await foreach (var frame in WavSource.ReadAsync(new MemoryStream(wav), default)) samples.AddRange(frame);
        return [.. samples];
    }

    private static void WriteChunk(BinaryWriter writer, ReadOnlySpan<byte> name, byte[] content)
    {
        writer.Write(name);
        writer.Write((uint)content.Length);
        writer.Write(content);
        if (content.Length % 2 == 1) writer.Write((byte)0);
    }
}
