namespace HomeLLM.Engines.Inference.Gguf;

/// <summary>How a tensor's elements are stored; the numbers are ggml's. Others exist and are refused by name when they are needed.</summary>
internal enum GgufTensorType : uint
{
    /// <summary>IEEE single precision.</summary>
    F32 = 0,

    /// <summary>IEEE half precision.</summary>
    F16 = 1,

    /// <summary>Blocks of 32: one half-precision scale, then 32 signed bytes; 34 bytes a block.</summary>
    Q8_0 = 8,

    /// <summary>The upper half of a single.</summary>
    BF16 = 30,
}
