namespace HomeLLM.Engines.Inference.Gguf;

/// <summary>Caps on what a file may declare, far above any real model; checked before anything is allocated.</summary>
internal static class GgufLimits
{
    /// <summary>Metadata keys of a file.</summary>
    public const long MaxKeys = 65_536;

    /// <summary>Tensors of a file.</summary>
    public const long MaxTensors = 65_536;

    /// <summary>Bytes of a key or a tensor's name. The GGUF specification: keys are at most 2^16 − 1 bytes.</summary>
    public const long MaxNameBytes = 65_535;

    /// <summary>Bytes of a text value (the longest are chat templates).</summary>
    public const long MaxTextBytes = 16 << 20;

    /// <summary>Elements of one array (the longest are vocabularies and merges).</summary>
    public const long MaxArrayElements = 4 << 20;

    /// <summary>Elements of all arrays together.</summary>
    public const long MaxAllArrayElements = 16 << 20;

    /// <summary>Dimensions of a tensor. The GGUF specification: at most 4.</summary>
    public const int MaxDimensions = 4;

    /// <summary>The largest alignment of tensors' data, in bytes.</summary>
    public const uint MaxAlignment = 1 << 16;
}
