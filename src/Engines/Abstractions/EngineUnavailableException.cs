namespace HomeLLM.Engines;

/// <summary>An engine can't run on this machine at all, whatever the model: its native libraries are missing or don't fit.</summary>
public sealed class EngineUnavailableException : Exception
{
    /// <summary>Says which engine and why.</summary>
    /// <param name="message">What is missing, in words a user can act on.</param>
    /// <param name="innerException">What lies behind; null for nothing.</param>
    public EngineUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
