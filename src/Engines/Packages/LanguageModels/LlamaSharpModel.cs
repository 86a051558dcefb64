using LLama;
using LLama.Common;
using Microsoft.Extensions.Logging;

namespace HomeLLM.Engines.Packages.LanguageModels;

/// <summary>A model that llama.cpp runs.</summary>
internal sealed class LlamaSharpModel : ILanguageModel
{
    private readonly LLamaWeights _weights;
    private readonly ModelParams _parameters;
    private readonly ILogger _logger;
    private bool _disposed;

    /// <param name="weights">Loaded; this object's own from now on.</param>
    /// <param name="parameters">What they were loaded with.</param>
    /// <param name="path">The file they came from.</param>
    /// <param name="logger">The log.</param>
    public LlamaSharpModel(LLamaWeights weights, ModelParams parameters, string path, ILogger logger)
    {
        _weights = weights;
        _parameters = parameters;
        _logger = logger;
        Info = LlamaSharpInfo.Read(weights, Path.GetFileName(path));
        Vocabulary = new LlamaSharpVocabulary(weights.NativeHandle);
    }

    public LanguageModelInfo Info { get; }

    public IVocabulary Vocabulary { get; }

    public ILanguageModelContext CreateContext(int capacity)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, Info.ContextLength);
        return new LlamaSharpContext(_weights, _parameters, capacity, _logger);
    }

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        // Contexts that still live keep the native model until they are disposed of as well.
        _weights.Dispose();
    }
}
