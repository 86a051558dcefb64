namespace HomeLLM.HomeAgent.Terminal;

/// <summary>Where people write to the program.</summary>
/// <param name="Reader">Standard input.</param>
/// <param name="IsTerminal">Whether a person types there; otherwise it is a pipe, a file or closed.</param>
internal sealed record TerminalInput(TextReader Reader, bool IsTerminal);
