using HomeLLM.Engines;

namespace HomeLLM.HomeAgent.Voice.Audio;

/// <summary>What raw sound is made of.</summary>
/// <param name="Encoding">How a sample is stored.</param>
/// <param name="SampleRate">Samples of a channel a second, <see cref="MinRate"/> to <see cref="MaxRate"/>.</param>
/// <param name="Channels">1 to <see cref="MaxChannels"/>, interleaved.</param>
internal readonly record struct PcmFormat(PcmEncoding Encoding, int SampleRate, int Channels)
{
    public const int MinRate = 4_000, MaxRate = 384_000, MaxChannels = 32;

    /// <summary>What the recogniser hears: 16 kHz mono, as 16-bit samples.</summary>
    public static PcmFormat Recognition { get; } = new(PcmEncoding.Signed16, SpeechModelInfo.SampleRate, 1);

    /// <summary>Bytes of one sample of one channel.</summary>
    public int BytesPerSample => Encoding switch
    {
        PcmEncoding.Unsigned8 => 1,
        PcmEncoding.Signed16 => 2,
        PcmEncoding.Signed24 => 3,
        PcmEncoding.Signed32 or PcmEncoding.Float32 => 4,
        _ => 8,
    };

    /// <summary>Bytes of the samples of all channels at one moment.</summary>
    public int BytesPerFrame => BytesPerSample * Channels;

    /// <summary>Throws where a value is out of range.</summary>
    /// <exception cref="AudioFormatException">It is; the message says which.</exception>
    public void Check()
    {
        if (SampleRate is < MinRate or > MaxRate)
            throw new AudioFormatException($"expected a sample rate of {MinRate} to {MaxRate} Hz, found {SampleRate}.");
        if (Channels is < 1 or > MaxChannels) throw new AudioFormatException($"expected 1 to {MaxChannels} channels, found {Channels}.");
    }
}
