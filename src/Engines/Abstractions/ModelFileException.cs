namespace HomeLLM.Engines;

/// <summary>A model file is damaged, cut short, of another kind, or needs what the engine doesn't have; the message says which.</summary>
public class ModelFileException : Exception
{
    /// <summary>Says what is wrong with the file.</summary>
    /// <param name="message">Where, what was expected and what was found, as far as the engine knows.</param>
    /// <param name="innerException">What lies behind; null for nothing.</param>
    public ModelFileException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
