namespace HomeLLM.CorpusGenerator.Examples;

/// <summary>One pair for the training.</summary>
/// <param name="Prompt">What the model is given.</param>
/// <param name="Target">What it has to answer, without the end of text.</param>
/// <param name="Kind">What is ordered and how its target is said, <c>set/area_many</c>.</param>
/// <param name="Text">What was said, before the linker.</param>
internal sealed record Example(string Prompt, string Target, string Kind, string Text);
