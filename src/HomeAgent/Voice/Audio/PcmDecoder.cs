using System.Buffers.Binary;

namespace HomeLLM.HomeAgent.Voice.Audio;

/// <summary>Turns stored samples into numbers, and channels into one.</summary>
internal static class PcmDecoder
{
    /// <summary>Reads frames; the channels are averaged.</summary>
    /// <param name="bytes">Whole frames.</param>
    /// <param name="format">What they are made of.</param>
    /// <param name="mono">Receives one number per frame, −1 to 1, whatever the bytes hold.</param>
    public static void ToMono(ReadOnlySpan<byte> bytes, PcmFormat format, Span<float> mono)
    {
        var size = format.BytesPerSample;
        var scale = 1f / format.Channels;
        for (var frame = 0; frame < mono.Length; frame++)
        {
            var sum = 0f;
            for (var channel = 0; channel < format.Channels; channel++)
            {
                sum += Read(bytes, format.Encoding);
                bytes = bytes[size..];
            }

            mono[frame] = sum * scale;
        }
    }

    private static float Read(ReadOnlySpan<byte> bytes, PcmEncoding encoding) => encoding switch
    {
        PcmEncoding.Unsigned8 => (bytes[0] - 128) / 128f,
        PcmEncoding.Signed16 => BinaryPrimitives.ReadInt16LittleEndian(bytes) / 32_768f,
        // The byte on top brings the sign along.
        PcmEncoding.Signed24 => ((bytes[0] << 8 | bytes[1] << 16 | bytes[2] << 24) >> 8) / 8_388_608f,
        PcmEncoding.Signed32 => BinaryPrimitives.ReadInt32LittleEndian(bytes) / 2_147_483_648f,
        PcmEncoding.Float32 => Tame(BinaryPrimitives.ReadSingleLittleEndian(bytes)),
        _ => Tame((float)BinaryPrimitives.ReadDoubleLittleEndian(bytes)),
    };

    /// <summary>Floats from outside may be anything.</summary>
    private static float Tame(float sample) => float.IsNaN(sample) ? 0 : Math.Clamp(sample, -1f, 1f);
}
