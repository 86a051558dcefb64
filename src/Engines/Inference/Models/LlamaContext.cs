using HomeLLM.Engines.Inference.Kernels;
using HomeLLM.Engines.Inference.Operations;

namespace HomeLLM.Engines.Inference.Models;

/// <summary>A running text of a <see cref="LlamaModel"/>.</summary>
internal sealed class LlamaContext : ILanguageModelContext
{
    private readonly LlamaHyperparameters _sizes;
    private readonly LlamaWeights _weights;
    private readonly LlamaBuffers _buffers;
    private readonly KeyValueCache[] _caches;
    private readonly RotaryEmbedding _rotary;
    private readonly MatrixProduct _product;
    private readonly Attention _attention;
    private readonly GatedActivation _activation;
    private bool _disposed;

    public LlamaContext(LlamaModel model, int capacity)
    {
        var sizes = _sizes = model.Sizes;
        _weights = model.Weights;
        Capacity = capacity;
        _buffers = new LlamaBuffers(sizes, capacity, _weights.Output.Rows);
        _caches = new KeyValueCache[sizes.Layers];
        for (var layer = 0; layer < _caches.Length; layer++)
        {
            _caches[layer] = new KeyValueCache(capacity, sizes.KeyValueHeads, sizes.HeadLength);
        }

        var rotary = new RotarySettings(sizes.RopeFrequencyBase, sizes.RopeFrequencyScale, _weights.RopeFactors);
        _rotary = new RotaryEmbedding(capacity, sizes.HeadLength, rotary);
        _product = new MatrixProduct(model.Pool, Math.Max(sizes.EmbeddingLength, Math.Max(sizes.FeedForwardLength, sizes.QueryLength)));
        _attention = new Attention(model.Pool, capacity, sizes.Heads, sizes.KeyValueHeads, sizes.HeadLength);
        _activation = new GatedActivation(model.Pool);
    }

    public int Capacity { get; }

    public int Position { get; private set; }

    public void Evaluate(ReadOnlySpan<int> tokens, Span<float> logits)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Check(tokens, logits);
        while (!tokens.IsEmpty)
        {
            var batch = Math.Min(tokens.Length, _buffers.Batch);
            EvaluateBatch(tokens[..batch], batch == tokens.Length ? logits : []);
            Position += batch;
            tokens = tokens[batch..];
        }
    }

    public void Rewind(int position)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, Position);
        Position = position;
    }

    public void Dispose() => _disposed = true;

    private void Check(ReadOnlySpan<int> tokens, Span<float> logits)
    {
        var vocabulary = _weights.TokenEmbedding.Rows;
        if (tokens.IsEmpty)
        {
            throw new ArgumentException("There must be at least one token.", nameof(tokens));
        }

        if (tokens.ContainsAnyExceptInRange(0, vocabulary - 1))
        {
            throw new ArgumentOutOfRangeException(nameof(tokens), $"Tokens must be from 0 to {vocabulary - 1}.");
        }

        if (!logits.IsEmpty && logits.Length != vocabulary)
        {
            throw new ArgumentException($"There must be room for {vocabulary} logits, or none.", nameof(logits));
        }

        if (tokens.Length > Capacity - Position)
        {
            throw new ContextFullException(Position + tokens.Length, Capacity);
        }
    }

    private void EvaluateBatch(ReadOnlySpan<int> tokens, Span<float> logits)
    {
        var width = _sizes.EmbeddingLength;
        for (var t = 0; t < tokens.Length; t++)
        {
            var vector = _buffers.Hidden.Span.Slice(t * width, width);
            _weights.TokenEmbedding.GetRows(tokens[t], 1, vector).CopyTo(vector);
        }

        // The last layer's output matters for the last token only.
        var first = 0;
        for (var layer = 0; layer < _caches.Length; layer++)
        {
            var isLast = layer == _caches.Length - 1;
            AppendKeys(layer, tokens.Length);
            first = isLast ? tokens.Length - 1 : 0;
            if (isLast && logits.IsEmpty)
            {
                return;
            }

            Attend(layer, first, tokens.Length - first);
            FeedForward(_weights.Layers[layer], first, tokens.Length - first);
        }

        var last = _buffers.Normed[..width];
        RmsNorm.Run(_buffers.Hidden.Span.Slice(first * width, width), _weights.OutputNorm, _sizes.NormEpsilon, last.Span);
        WriteLogits(last, logits);
    }

    private void AppendKeys(int layer, int batch)
    {
        var weights = _weights.Layers[layer];
        var (width, length) = (_sizes.EmbeddingLength, _sizes.KeyLength);
        var normed = _buffers.Normed[..(batch * width)];
        RmsNorm.Run(_buffers.Hidden.Span[..(batch * width)], weights.AttentionNorm, _sizes.NormEpsilon, normed.Span);
        _product.Run(weights.Key, normed, _buffers.Key, length, batch);
        _product.Run(weights.Value, normed, _buffers.Value, length, batch);
        for (var t = 0; t < batch; t++)
        {
            var key = _buffers.Key.Span.Slice(t * length, length);
            _rotary.Turn(key, Position + t);
            _caches[layer].Write(Position + t, key, _buffers.Value.Span.Slice(t * length, length));
        }
    }

    private void Attend(int layer, int first, int batch)
    {
        var weights = _weights.Layers[layer];
        var (width, length) = (_sizes.EmbeddingLength, _sizes.QueryLength);
        _product.Run(weights.Query, _buffers.Normed.Slice(first * width, batch * width), _buffers.Query, length, batch);
        for (var t = 0; t < batch; t++)
        {
            _rotary.Turn(_buffers.Query.Span.Slice(t * length, length), Position + first + t);
        }

        _attention.Run(_caches[layer], _buffers.Query, _buffers.Attended, Position + first, batch);
        _product.Run(weights.AttentionOutput, _buffers.Attended, _buffers.Projected, width, batch);
        VectorKernels.Add(_buffers.Hidden.Span.Slice(first * width, batch * width), _buffers.Projected.Span[..(batch * width)]);
    }

    private void FeedForward(LlamaLayer weights, int first, int batch)
    {
        var (width, length) = (_sizes.EmbeddingLength, _sizes.FeedForwardLength);
        var hidden = _buffers.Hidden.Slice(first * width, batch * width);
        var normed = _buffers.Normed[..(batch * width)];
        RmsNorm.Run(hidden.Span, weights.FeedForwardNorm, _sizes.NormEpsilon, normed.Span);
        _product.Run(weights.Gate, normed, _buffers.Gate, length, batch);
        _product.Run(weights.Up, normed, _buffers.Up, length, batch);
        _activation.Run(_buffers.Gate[..(batch * length)], _buffers.Up[..(batch * length)]);
        _product.Run(weights.Down, _buffers.Gate, _buffers.Projected, width, batch);
        VectorKernels.Add(hidden.Span, _buffers.Projected.Span[..(batch * width)]);
    }

    // The product writes to memory that threads share; the caller's span can't be one.
    private void WriteLogits(Memory<float> last, Span<float> logits)
    {
        _product.Run(_weights.Output, last, _buffers.Logits, _weights.Output.Rows, 1);
        _buffers.Logits.Span.CopyTo(logits);
    }
}
