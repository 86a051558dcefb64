using System.Collections.Immutable;

namespace HomeLLM.Engines.Inference.Ggml;

/// <summary>A tensor of a file.</summary>
/// <param name="Name">Its name, such as <c>encoder.conv1.weight</c>.</param>
/// <param name="Type">How its elements are stored.</param>
/// <param name="Shape">Its dimensions, at most 4, the one that lies together in memory first; each at least 1.</param>
/// <param name="ElementCount">The product of its dimensions.</param>
/// <param name="Offset">Where its data begins, in bytes from the file's start.</param>
internal sealed record GgmlTensor(string Name, GgmlTensorType Type, ImmutableArray<int> Shape, long ElementCount, long Offset)
{
    /// <summary>Its shape as text, such as <c>[64, 256]</c>.</summary>
    public string ShapeText => $"[{string.Join(", ", Shape)}]";

    /// <summary>Its dimensions without those of 1, so that <c>[1, 64]</c> is <c>[64]</c>.</summary>
    public IEnumerable<int> LongDimensions => Shape.Where(length => length != 1);
}
