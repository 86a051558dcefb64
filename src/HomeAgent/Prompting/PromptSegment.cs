namespace HomeLLM.HomeAgent.Prompting;

/// <summary>A piece of a prompt.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsTemplate">
/// Whether it is part of a chat template, whose control tokens count. Everything that comes from outside (names, utterances) is not.
/// </param>
internal readonly record struct PromptSegment(string Text, bool IsTemplate);
