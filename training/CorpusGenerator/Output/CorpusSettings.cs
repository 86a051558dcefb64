namespace HomeLLM.CorpusGenerator.Output;

/// <summary>What to write.</summary>
/// <param name="Language">The folder of the language's files.</param>
/// <param name="Seed">The same seed writes the same examples.</param>
internal sealed record CorpusSettings(string Language, int Seed);
