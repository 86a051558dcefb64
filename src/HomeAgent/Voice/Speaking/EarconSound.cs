using System.Buffers.Binary;
using HomeLLM.Engines;

namespace HomeLLM.HomeAgent.Voice.Speaking;

/// <summary>Makes the tones: two short sine notes with soft ends, too narrow to be taken for speech.</summary>
internal static class EarconSound
{
    private const int NoteSamples = SpeechModelInfo.SampleRate * 7 / 100, FadeSamples = SpeechModelInfo.SampleRate / 100, HeaderLength = 44;
    private const double Loudness = 0.25;

    /// <summary>A tone as a WAV file, 16 kHz mono, 16 bits, 0.14 s.</summary>
    public static byte[] Create(Earcon earcon)
    {
        var (first, second) = earcon == Earcon.Listening ? (659.3, 880.0) : (440.0, 329.6);
        var wav = new byte[HeaderLength + (2 * NoteSamples * sizeof(short))];
        WriteHeader(wav);
        for (var i = 0; i < 2 * NoteSamples; i++)
        {
            var inNote = i % NoteSamples;
            var fade = Math.Min(1.0, Math.Min(inNote, NoteSamples - 1 - inNote) / (double)FadeSamples);
            var value = Loudness * fade * Math.Sin(2 * Math.PI * (i < NoteSamples ? first : second) * inNote / SpeechModelInfo.SampleRate);
            BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(HeaderLength + (i * sizeof(short))), (short)(value * short.MaxValue));
        }

        return wav;
    }

    private static void WriteHeader(Span<byte> wav)
    {
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav[4..], wav.Length - 8);
        "WAVEfmt "u8.CopyTo(wav[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(wav[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(wav[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(wav[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(wav[24..], SpeechModelInfo.SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(wav[28..], SpeechModelInfo.SampleRate * sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(wav[32..], sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(wav[34..], 8 * sizeof(short));
        "data"u8.CopyTo(wav[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(wav[40..], wav.Length - HeaderLength);
    }
}
