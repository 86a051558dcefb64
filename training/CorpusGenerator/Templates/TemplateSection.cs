using System.Collections.Immutable;

namespace HomeLLM.CorpusGenerator.Templates;

/// <summary>The templates below one header line such as <c>intent set: light fan</c>.</summary>
/// <param name="Group">The header's first word, such as <c>intent</c>.</param>
/// <param name="Name">The header's second word, such as <c>set</c>.</param>
/// <param name="Options">The words after the colon; empty where there are none.</param>
/// <param name="Templates">The lines below.</param>
/// <param name="Source">File and line, for messages.</param>
internal sealed record TemplateSection(
    string Group,
    string Name,
    ImmutableArray<string> Options,
    ImmutableArray<Template> Templates,
    string Source);
