using HomeLLM.Engines.Inference.Gguf;

namespace HomeLLM.Engines.Inference.Models;

/// <summary>Gathers what a file says of itself.</summary>
internal static class LlamaModelInfo
{
    /// <param name="file">The file.</param>
    /// <param name="fileName">The name where the file gives none.</param>
    /// <param name="hyperparameters">The model's sizes.</param>
    public static LanguageModelInfo Read(GgufFile file, string fileName, LlamaHyperparameters hyperparameters)
    {
        var metadata = file.Metadata;
        return new LanguageModelInfo(
            metadata.TryGetText("general.name", out var name) ? name : fileName,
            metadata.GetText("general.architecture"),
            hyperparameters.ContextLength,
            file.Tensors.Values.Sum(tensor => tensor.ElementCount),
            metadata.TryGetText("tokenizer.chat_template", out var template) ? template : null,
            metadata.ToText());
    }
}
