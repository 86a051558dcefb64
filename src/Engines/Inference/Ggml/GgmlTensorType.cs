namespace HomeLLM.Engines.Inference.Ggml;

/// <summary>How a tensor's elements are stored; the numbers are ggml's. Others exist and are refused by name.</summary>
internal enum GgmlTensorType
{
    /// <summary>IEEE single precision.</summary>
    F32 = 0,

    /// <summary>IEEE half precision.</summary>
    F16 = 1,

    /// <summary>Blocks of 32: one half-precision scale, 32 fifth bits, 32 nibbles; 22 bytes a block. Weight = scale · (q − 16).</summary>
    Q5_0 = 6,

    /// <summary>Blocks of 32: half-precision scale and minimum, 32 fifth bits, 32 nibbles; 24 bytes a block. Weight = scale · q + minimum.</summary>
    Q5_1 = 7,

    /// <summary>Blocks of 32: one half-precision scale, then 32 signed bytes; 34 bytes a block.</summary>
    Q8_0 = 8,
}
