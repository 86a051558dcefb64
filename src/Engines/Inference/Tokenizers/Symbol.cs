namespace HomeLLM.Engines.Inference.Tokenizers;

/// <summary>A stretch of text that merging makes longer; a link of a chain. Length 0: merged into its left neighbour.</summary>
internal struct Symbol
{
    /// <summary>The first byte.</summary>
    public int Start;

    /// <summary>How many bytes.</summary>
    public int Length;

    /// <summary>The neighbour to the left; −1 for none.</summary>
    public int Previous;

    /// <summary>The neighbour to the right; −1 for none.</summary>
    public int Next;
}
