using System.Runtime.InteropServices;
using HomeLLM.Engines.Inference.Gguf;

namespace HomeLLM.Engines.Inference.Tests.Support;

/// <summary>Stores weights as each tensor type does.</summary>
internal static class WeightEncoding
{
    private const int BlockLength = 32;

    public static byte[] Encode(GgufTensorType type, float[] values) => type switch
    {
        GgufTensorType.F32 => MemoryMarshal.AsBytes(values.AsSpan()).ToArray(),
        GgufTensorType.F16 => MemoryMarshal.AsBytes(Halves(values).AsSpan()).ToArray(),
        GgufTensorType.BF16 => MemoryMarshal.AsBytes(Brains(values).AsSpan()).ToArray(),
        GgufTensorType.Q8_0 => Q8(values),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>What is left of the weights once they have been stored.</summary>
    public static float[] Round(GgufTensorType type, float[] values)
    {
        var stored = Encode(type, values);
        return type switch
        {
            GgufTensorType.F32 => values,
            GgufTensorType.F16 => [.. MemoryMarshal.Cast<byte, Half>(stored).ToArray().Select(half => (float)half)],
            GgufTensorType.BF16 => [.. MemoryMarshal.Cast<byte, ushort>(stored).ToArray().Select(bits => BitConverter.UInt32BitsToSingle((uint)bits << 16))],
            _ => [.. stored.Chunk(BlockLength + 2).SelectMany(block => block.Skip(2).Select(quant => (sbyte)quant * (float)BitConverter.ToHalf(block)))],
        };
    }

    public static ushort[] Halves(float[] values) => [.. values.Select(value => BitConverter.HalfToUInt16Bits((Half)value))];

    public static ushort[] Brains(float[] values) => [.. values.Select(value => (ushort)((BitConverter.SingleToUInt32Bits(value) + 0x8000) >> 16))];

    private static byte[] Q8(float[] values)
    {
        var file = new MemoryStream();
        foreach (var block in values.Chunk(BlockLength))
        {
            var scale = block.Max(MathF.Abs) / 127;
            file.Write(BitConverter.GetBytes((Half)scale));
            foreach (var value in block)
            {
                file.WriteByte((byte)(sbyte)MathF.Round(scale == 0 ? 0 : value / scale));
            }
        }

        return file.ToArray();
    }
}
