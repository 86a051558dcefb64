namespace HomeLLM.Engines.Inference.Ggml;

/// <summary>A model file is not a ggml file that this engine can read: damaged, cut short, of another kind, or of an unsupported one.</summary>
public sealed class GgmlFormatException : ModelFileException
{
    /// <summary>Says where the file is wrong, what was expected there and what was found.</summary>
    /// <param name="where">A field, a tensor's name or a place such as <c>header</c>, with the offset in bytes where that helps.</param>
    /// <param name="expected">What a good file has there.</param>
    /// <param name="found">What this file has there.</param>
    public GgmlFormatException(string where, string expected, string found)
        : base($"ggml file, {where}: expected {expected}; found {found}.")
    {
        Where = where;
        Expected = expected;
        Found = found;
    }

    /// <summary>The place in the file.</summary>
    public string Where { get; }

    /// <summary>What a good file has there.</summary>
    public string Expected { get; }

    /// <summary>What this file has there.</summary>
    public string Found { get; }
}
