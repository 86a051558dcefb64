namespace HomeLLM.Engines;

/// <summary>What a model file says of itself.</summary>
/// <param name="Name">The model's name, <c>general.name</c> of a GGUF; the file's name where it has none.</param>
/// <param name="Architecture"><c>general.architecture</c> of a GGUF, such as <c>llama</c>.</param>
/// <param name="ContextLength">The most tokens that it was trained to attend to.</param>
/// <param name="ParameterCount">How many weights it has.</param>
/// <param name="ChatTemplate">Its chat template (Jinja); null where it has none.</param>
/// <param name="Metadata">The file's other plain values (text, numbers, truth values) by key, as invariant text; arrays left out.</param>
public sealed record LanguageModelInfo(
    string Name,
    string Architecture,
    int ContextLength,
    long ParameterCount,
    string? ChatTemplate,
    IReadOnlyDictionary<string, string> Metadata);
