namespace HomeLLM.HomeAgent.Linking;

/// <summary>A term that a word may stand for.</summary>
/// <param name="Term">The index's number of the term.</param>
/// <param name="Quality">How sure, above 0 up to 1 (the same word).</param>
internal readonly record struct TermMatch(int Term, float Quality);
