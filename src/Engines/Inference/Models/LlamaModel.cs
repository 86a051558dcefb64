using HomeLLM.Engines.Inference.Threading;

namespace HomeLLM.Engines.Inference.Models;

/// <summary>A loaded model of the <c>llama</c> architecture.</summary>
internal sealed class LlamaModel(
    LlamaHyperparameters sizes,
    LlamaWeights weights,
    IVocabulary vocabulary,
    LanguageModelInfo info,
    WorkerPool pool) : ILanguageModel
{
    // Elements of one layer's keys; keeps an array's length within 31 bits, padding included.
    private const long MaxLayerCache = 1L << 30;

    private bool _disposed;

    public LanguageModelInfo Info => info;

    public IVocabulary Vocabulary => vocabulary;

    /// <summary>The model's sizes.</summary>
    public LlamaHyperparameters Sizes => sizes;

    /// <summary>The model's weights.</summary>
    public LlamaWeights Weights => weights;

    /// <summary>The threads that evaluate together.</summary>
    public WorkerPool Pool => pool;

    public ILanguageModelContext CreateContext(int capacity)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, sizes.ContextLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)sizes.KeyLength * capacity, MaxLayerCache, nameof(capacity));
        return new LlamaContext(this, capacity);
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            pool.Dispose();
        }
    }
}
