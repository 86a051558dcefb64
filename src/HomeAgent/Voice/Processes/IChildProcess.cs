namespace HomeLLM.HomeAgent.Voice.Processes;

/// <summary>A program that runs for the agent; disposing of it ends it.</summary>
internal interface IChildProcess : IAsyncDisposable
{
    /// <summary>What it reads.</summary>
    Stream Input { get; }

    /// <summary>What it writes.</summary>
    Stream Output { get; }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit status, and the last lines that it wrote to standard error.</returns>
    Task<(int Status, string Errors)> WaitAsync(CancellationToken cancellationToken);
}
