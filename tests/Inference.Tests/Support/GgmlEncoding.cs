using HomeLLM.Engines.Inference.Ggml;
using HomeLLM.Engines.Inference.Gguf;

namespace HomeLLM.Engines.Inference.Tests.Support;

/// <summary>Stores weights as each ggml type does, and reads them again in the plainest way.</summary>
internal static class GgmlEncoding
{
    private const int BlockLength = 32;

    public static byte[] Encode(GgmlTensorType type, float[] values) => type switch
    {
        GgmlTensorType.F32 => WeightEncoding.Encode(GgufTensorType.F32, values),
        GgmlTensorType.F16 => WeightEncoding.Encode(GgufTensorType.F16, values),
        GgmlTensorType.Q8_0 => WeightEncoding.Encode(GgufTensorType.Q8_0, values),
        GgmlTensorType.Q5_0 => [.. values.Chunk(BlockLength).SelectMany(block => FiveBits(block, withMinimum: false))],
        GgmlTensorType.Q5_1 => [.. values.Chunk(BlockLength).SelectMany(block => FiveBits(block, withMinimum: true))],
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>What is left of the weights once they have been stored.</summary>
    public static float[] Round(GgmlTensorType type, float[] values) => type switch
    {
        GgmlTensorType.F32 => values,
        GgmlTensorType.F16 => WeightEncoding.Round(GgufTensorType.F16, values),
        GgmlTensorType.Q8_0 => WeightEncoding.Round(GgufTensorType.Q8_0, values),
        GgmlTensorType.Q5_0 => [.. Encode(type, values).Chunk(22).SelectMany(block => ReadFiveBits(block, withMinimum: false))],
        GgmlTensorType.Q5_1 => [.. Encode(type, values).Chunk(24).SelectMany(block => ReadFiveBits(block, withMinimum: true))],
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static IEnumerable<byte> FiveBits(float[] block, bool withMinimum)
    {
        var minimum = (Half)block.Min();
        var scale = withMinimum ? (Half)((block.Max() - (float)minimum) / 31) : (Half)(block.Max(MathF.Abs) / 15);
        var quants = Array.ConvertAll(block, value => (int)Math.Clamp(
            MathF.Round(((value - (withMinimum ? (float)minimum : 0)) / MathF.Max((float)scale, 1e-7f)) + (withMinimum ? 0 : 16)), 0, 31));
        uint fifth = 0;
        for (var i = 0; i < BlockLength; i++)
        {
            fifth |= (uint)(quants[i] >> 4) << i;
        }

        return [
            .. BitConverter.GetBytes(scale),
            .. withMinimum ? BitConverter.GetBytes(minimum) : [],
            .. BitConverter.GetBytes(fifth),
            .. Enumerable.Range(0, BlockLength / 2).Select(i => (byte)((quants[i] & 0xF) | ((quants[i + (BlockLength / 2)] & 0xF) << 4))),
        ];
    }

    private static IEnumerable<float> ReadFiveBits(byte[] block, bool withMinimum)
    {
        var scale = (float)BitConverter.ToHalf(block);
        var minimum = withMinimum ? (float)BitConverter.ToHalf(block, 2) : -16 * scale;
        var start = withMinimum ? 4 : 2;
        var fifth = BitConverter.ToUInt32(block, start);
        for (var i = 0; i < BlockLength; i++)
        {
            var nibble = i < BlockLength / 2 ? block[start + 4 + i] & 0xF : block[start + 4 + i - (BlockLength / 2)] >> 4;
            yield return ((nibble | (int)(((fifth >> i) & 1) << 4)) * scale) + minimum;
        }
    }
}
