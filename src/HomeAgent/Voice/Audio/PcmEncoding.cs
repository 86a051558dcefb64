namespace HomeLLM.HomeAgent.Voice.Audio;

/// <summary>How one sample is stored; little-endian.</summary>
internal enum PcmEncoding
{
    /// <summary>8 bits, 128 is silence.</summary>
    Unsigned8,

    /// <summary>16 bits.</summary>
    Signed16,

    /// <summary>24 bits in 3 bytes.</summary>
    Signed24,

    /// <summary>32 bits.</summary>
    Signed32,

    /// <summary>IEEE 754, 32 bits, −1 to 1.</summary>
    Float32,

    /// <summary>IEEE 754, 64 bits, −1 to 1.</summary>
    Float64,
}
