namespace HomeLLM.HomeAgent.Voice.Processes;

/// <summary>A program isn't there or can't be started.</summary>
internal sealed class ProgramMissingException(string program, string reason, Exception? innerException = null)
    : Exception($"{program} can't be started: {reason}", innerException)
{
    /// <summary>Its name.</summary>
    public string Program => program;
}
