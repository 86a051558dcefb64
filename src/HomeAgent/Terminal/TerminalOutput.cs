namespace HomeLLM.HomeAgent.Terminal;

/// <summary>Where the program writes to people: the one place that knows whether they see a terminal.</summary>
/// <param name="Writer">Standard output.</param>
/// <param name="IsTerminal">Whether a person types and reads there; otherwise it is a pipe or a file.</param>
internal sealed record TerminalOutput(TextWriter Writer, bool IsTerminal)
{
    private const string Dim = "\e[2m", Bold = "\e[1m", Plain = "\e[0m";

    private readonly bool _isColoured = IsTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>Writes something that stands back.</summary>
    public void WriteDetail(string line) => Writer.WriteLine(_isColoured ? $"{Dim}{line}{Plain}" : line);

    /// <summary>Writes what it is all about.</summary>
    public void WriteReply(string line) => Writer.WriteLine(_isColoured ? $"{Bold}{line}{Plain}" : line);

    /// <summary>Asks for the next line, where there is somebody to ask.</summary>
    /// <param name="isAnswer">Whether the next line may be the answer to a question.</param>
    public void WritePrompt(bool isAnswer)
    {
        if (!IsTerminal) return;
        Writer.Write(isAnswer ? "? " : "> ");
        Writer.Flush();
    }
}
