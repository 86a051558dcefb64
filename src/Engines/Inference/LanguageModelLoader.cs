using HomeLLM.Engines.Inference.Gguf;
using HomeLLM.Engines.Inference.Models;
using HomeLLM.Engines.Inference.Threading;
using HomeLLM.Engines.Inference.Tokenizers;

namespace HomeLLM.Engines.Inference;

/// <summary>Loads language models from GGUF files.</summary>
public static class LanguageModelLoader
{
    /// <summary>
    /// Loads a model of the <c>llama</c> architecture with F32, F16, BF16 or Q8_0 weights and a <c>llama</c> or <c>gpt2</c> tokenizer.
    /// The file is closed afterwards: weights are copied into memory, so that a file replaced later does no harm.
    /// </summary>
    /// <param name="path">The GGUF file, version 3.</param>
    /// <param name="options">How to run it.</param>
    /// <exception cref="GgufFormatException">The file is damaged, cut short, of another kind, or needs what isn't supported.</exception>
    /// <exception cref="IOException">The file is missing or can't be read.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The options are out of range.</exception>
    public static ILanguageModel Load(string path, LanguageModelOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        ThreadCount.Check(options.Threads, nameof(options));

        using var file = GgufFile.Open(path);
        return Load(file, Path.GetFileName(path), options);
    }

    /// <summary>Loads a model from an open file, which it doesn't keep.</summary>
    internal static ILanguageModel Load(GgufFile file, string fileName, LanguageModelOptions options)
    {
        var hyperparameters = LlamaHyperparameters.Read(file.Metadata);
        var vocabulary = VocabularyLoader.Load(file.Metadata);
        var weights = LlamaWeights.Load(file, hyperparameters, vocabulary.Size);
        var threads = ThreadCount.Of(options.Threads);
        return new LlamaModel(hyperparameters, weights, vocabulary, LlamaModelInfo.Read(file, fileName, hyperparameters), new WorkerPool(threads));
    }
}
