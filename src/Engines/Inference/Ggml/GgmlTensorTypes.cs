using HomeLLM.Engines.Inference.Gguf;

namespace HomeLLM.Engines.Inference.Ggml;

/// <summary>Sizes and names of tensor types.</summary>
internal static class GgmlTensorTypes
{
    /// <summary>Weights of a quantised block.</summary>
    public const int QuantBlockLength = 32;

    /// <summary>Elements that are stored together; rows are whole blocks. 0 for a type that isn't supported.</summary>
    public static int BlockLength(GgmlTensorType type) => type switch
    {
        GgmlTensorType.F32 or GgmlTensorType.F16 => 1,
        GgmlTensorType.Q5_0 or GgmlTensorType.Q5_1 or GgmlTensorType.Q8_0 => QuantBlockLength,
        _ => 0,
    };

    /// <summary>Bytes of a block; 0 for a type that isn't supported.</summary>
    public static int BlockBytes(GgmlTensorType type) => type switch
    {
        GgmlTensorType.F32 => 4,
        GgmlTensorType.F16 => 2,
        GgmlTensorType.Q5_0 => 22,
        GgmlTensorType.Q5_1 => 24,
        GgmlTensorType.Q8_0 => 34,
        _ => 0,
    };

    /// <summary>The type's name where it is a usual one, and its number.</summary>
    public static string Describe(GgmlTensorType type) => GgufTensorTypes.Describe((GgufTensorType)(uint)type);
}
