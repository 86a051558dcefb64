namespace HomeLLM.Engines;

/// <summary>A text is longer than the context that should hold it.</summary>
public sealed class ContextFullException : Exception
{
    /// <summary>Says how many tokens there were and how many fit.</summary>
    /// <param name="needed">The length that the text would have had, in tokens.</param>
    /// <param name="capacity">The length that fits, in tokens.</param>
    public ContextFullException(int needed, int capacity)
        : base($"The text needs {needed} tokens; the context holds {capacity}.")
    {
        Needed = needed;
        Capacity = capacity;
    }

    /// <summary>The length that the text would have had, in tokens.</summary>
    public int Needed { get; }

    /// <summary>The length that fits, in tokens.</summary>
    public int Capacity { get; }
}
