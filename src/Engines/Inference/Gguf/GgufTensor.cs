using System.Collections.Immutable;

namespace HomeLLM.Engines.Inference.Gguf;

/// <summary>A tensor as the file lists it.</summary>
/// <param name="Name">Its name, such as <c>blk.0.attn_q.weight</c>.</param>
/// <param name="Type">How its elements are stored.</param>
/// <param name="Shape">Its dimensions, 1 to 4, the one that lies together in memory first; each at least 1.</param>
/// <param name="ElementCount">The product of its dimensions.</param>
/// <param name="Offset">Where its data begins, in bytes from the file's start.</param>
internal sealed record GgufTensor(string Name, GgufTensorType Type, ImmutableArray<long> Shape, long ElementCount, long Offset)
{
    /// <summary>Its shape as text, such as <c>[64, 256]</c>.</summary>
    public string ShapeText => $"[{string.Join(", ", Shape)}]";
}
