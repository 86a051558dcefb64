namespace HomeLLM.Engines.Inference.Gguf;

/// <summary>Names and sizes of tensor types.</summary>
internal static class GgufTensorTypes
{
    /// <summary>Weights of a Q8_0 block.</summary>
    public const int Q8BlockLength = 32;

    /// <summary>Bytes of a Q8_0 block in a file.</summary>
    public const int Q8BlockBytes = 34;

    /// <summary>Elements that are stored together; rows are whole blocks. 0 for a type that isn't supported.</summary>
    public static int BlockLength(GgufTensorType type) => type switch
    {
        GgufTensorType.F32 or GgufTensorType.F16 or GgufTensorType.BF16 => 1,
        GgufTensorType.Q8_0 => Q8BlockLength,
        _ => 0,
    };

    /// <summary>Bytes of a block; 0 for a type that isn't supported.</summary>
    public static int BlockBytes(GgufTensorType type) => type switch
    {
        GgufTensorType.F32 => 4,
        GgufTensorType.F16 or GgufTensorType.BF16 => 2,
        GgufTensorType.Q8_0 => Q8BlockBytes,
        _ => 0,
    };

    /// <summary>The type's name where it is a usual one, and its number.</summary>
    public static string Describe(GgufTensorType type)
    {
        var name = (uint)type switch
        {
            0 => "F32",
            1 => "F16",
            2 => "Q4_0",
            3 => "Q4_1",
            6 => "Q5_0",
            7 => "Q5_1",
            8 => "Q8_0",
            9 => "Q8_1",
            10 => "Q2_K",
            11 => "Q3_K",
            12 => "Q4_K",
            13 => "Q5_K",
            14 => "Q6_K",
            15 => "Q8_K",
            24 => "I8",
            25 => "I16",
            26 => "I32",
            27 => "I64",
            28 => "F64",
            30 => "BF16",
            _ => "an unknown type",
        };
        return $"{name} (type {(uint)type})";
    }
}
