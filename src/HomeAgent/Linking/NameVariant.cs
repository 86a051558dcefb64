namespace HomeLLM.HomeAgent.Linking;

/// <summary>One way to say one thing: a name or an alias, as terms with weights.</summary>
/// <param name="Kind">What it names.</param>
/// <param name="Index">Which of the snapshot's devices, areas or floors.</param>
/// <param name="Terms">The index's term numbers, in the order of the name.</param>
/// <param name="Weights">How much of the name's meaning each term carries, above 0.</param>
/// <param name="OwnArea">Which terms only repeat the area where the device stands.</param>
internal sealed record NameVariant(NamedKind Kind, int Index, int[] Terms, float[] Weights, bool[] OwnArea)
{
    /// <summary>The sum of the weights.</summary>
    public float TotalWeight { get; } = Weights.Sum();

    /// <summary>Whether every term is a general noun, a number or a filler, so that none leads to the name alone.</summary>
    public bool IsGeneric { get; init; }
}
