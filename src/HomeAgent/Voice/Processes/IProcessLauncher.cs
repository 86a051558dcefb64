namespace HomeLLM.HomeAgent.Voice.Processes;

/// <summary>Starts programs.</summary>
internal interface IProcessLauncher
{
    /// <summary>Starts one, without a shell.</summary>
    /// <param name="program">A name that the path knows, or a path.</param>
    /// <param name="arguments">As the program gets them.</param>
    /// <exception cref="ProgramMissingException">It isn't there or can't be started.</exception>
    IChildProcess Start(string program, params IReadOnlyList<string> arguments);
}
