namespace HomeLLM.Grammar;

/// <summary>
/// A text of lines: either one line of its own kind, alone, or one to <paramref name="MaxLines"/> lines of the other kind, joined by
/// line feeds. No line contains a line feed.
/// </summary>
/// <param name="Alone">The line that stands alone.</param>
/// <param name="Line">The lines that may follow one another; null where there are none.</param>
/// <param name="MaxLines">The most of them, 1 to 32.</param>
public sealed record LineGrammar(GrammarNode Alone, GrammarNode? Line, int MaxLines);
