namespace HomeLLM.Grammar;

/// <summary>A text of one to <paramref name="MaxLines"/> lines, joined by line feeds. No line contains a line feed.</summary>
/// <param name="Line">What a line may be.</param>
/// <param name="MaxLines">The most of them, 1 to 32.</param>
public sealed record LineGrammar(GrammarNode Line, int MaxLines);
