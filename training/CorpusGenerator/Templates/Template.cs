namespace HomeLLM.CorpusGenerator.Templates;

/// <summary>One line of a section: one family of ways to say the same.</summary>
/// <param name="Node">What can be said.</param>
/// <param name="Weight">How often it is chosen among its section's, relative to the others.</param>
/// <param name="IsHeldOut">Whether it is kept from the training set, to measure phrasings never seen.</param>
/// <param name="Source">File and line, for messages.</param>
internal sealed record Template(TemplateNode Node, double Weight, bool IsHeldOut, string Source);
