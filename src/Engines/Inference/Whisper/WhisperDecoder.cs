using HomeLLM.Engines.Inference.Kernels;
using HomeLLM.Engines.Inference.Operations;
using HomeLLM.Engines.Inference.Threading;

namespace HomeLLM.Engines.Inference.Whisper;

/// <summary>
/// The decoder: from tokens to the logits of the next one, with a KV cache per beam. Beams share the encoder's keys and values. Not thread-safe.
/// </summary>
internal sealed class WhisperDecoder
{
    /// <summary>The most texts that are followed at the same time.</summary>
    public const int MaxBeams = 8;

    private readonly WhisperHyperparameters _sizes;
    private readonly WhisperWeights _weights;
    private readonly PanelProduct _product;
    private readonly Attention _selfAttention;
    private readonly FullAttention _crossAttention;
    private readonly CrossMemory _memory;
    private readonly List<KeyValueCache[]> _caches = [];
    private readonly KeyValueCache[]?[] _spare = new KeyValueCache[]?[MaxBeams];
    private readonly int _namedPanels;
    private readonly int _firstSpecialPanel;
    private readonly Memory<float> _hidden;
    private readonly Memory<float> _normed;
    private readonly Memory<float> _query;
    private readonly Memory<float> _key;
    private readonly Memory<float> _value;
    private readonly Memory<float> _projected;
    private readonly Memory<float> _middle;
    private readonly Memory<float> _logits;
    private readonly int _logitStride;

    /// <param name="sizes">The model's sizes.</param>
    /// <param name="weights">The model's weights.</param>
    /// <param name="vocabulary">Tells which tokens have no name: their logits aren't computed.</param>
    /// <param name="pool">The threads.</param>
    public WhisperDecoder(WhisperHyperparameters sizes, WhisperWeights weights, WhisperVocabulary vocabulary, WorkerPool pool)
    {
        _sizes = sizes;
        _weights = weights;
        _product = new PanelProduct(pool);
        _selfAttention = new Attention(pool, sizes.TextContext, sizes.Heads, sizes.Heads, sizes.HeadLength);
        _crossAttention = new FullAttention(pool, sizes.Heads, sizes.HeadLength);
        _memory = new CrossMemory(sizes, weights);
        _namedPanels = (vocabulary.NamedTokens + PanelKernels.Width - 1) / PanelKernels.Width;
        _firstSpecialPanel = Math.Max(_namedPanels, vocabulary.Tokens.EndOfText / PanelKernels.Width);
        var batch = Math.Max(sizes.TextContext, MaxBeams);
        _hidden = AlignedMemory.Allocate<float>(batch * sizes.Width);
        _normed = AlignedMemory.Allocate<float>(batch * sizes.Width);
        _query = AlignedMemory.Allocate<float>(batch * sizes.Width);
        _key = AlignedMemory.Allocate<float>(batch * sizes.Width);
        _value = AlignedMemory.Allocate<float>(batch * sizes.Width);
        _projected = AlignedMemory.Allocate<float>(batch * sizes.Width);
        _middle = AlignedMemory.Allocate<float>(batch * sizes.FeedForward);
        _logitStride = weights.TokenEmbedding.Panels * PanelKernels.Width;
        _logits = AlignedMemory.Allocate<float>(MaxBeams * _logitStride);
    }

    /// <summary>Takes a window's encoding over.</summary>
    /// <param name="encoded">[positions, width].</param>
    public void Listen(ReadOnlyMemory<float> encoded) => _memory.Fill(encoded, _product, _crossAttention);

    /// <summary>Begins a text in beam 0; what was there before is forgotten.</summary>
    /// <param name="tokens">1 to the text context.</param>
    /// <param name="first">A token whose logits are wanted beside the last one's; it may be the last one.</param>
    /// <remarks><see cref="Logits"/> then gives that token's at 0 and the last one's at 1.</remarks>
    public void Begin(ReadOnlySpan<int> tokens, int first)
    {
        EnsureBeams(1);
        Embed(tokens, 0, advance: true);
        for (var layer = 0; layer < _sizes.TextLayers; layer++)
        {
            var cache = _caches[0][layer];
            ProjectForAttention(layer, tokens.Length);
            WriteKeys(cache, 0, 0, tokens.Length);
            _selfAttention.Run(cache, _query, _normed, 0, tokens.Length);
            FinishLayer(layer, tokens.Length);
        }

        var (width, last) = (_sizes.Width, tokens.Length - 1);
        _hidden.Slice(first * width, width).CopyTo(_hidden);
        if (first == last)
        {
            WriteLogits(1);
            _logits[.._logitStride].CopyTo(_logits[_logitStride..]);
        }
        else
        {
            _hidden.Slice(last * width, width).CopyTo(_hidden[width..]);
            WriteLogits(2);
        }
    }

    /// <summary>Adds one token to each of some beams.</summary>
    /// <param name="beams">The beams.</param>
    /// <param name="tokens">One per beam.</param>
    /// <param name="position">How many tokens each holds so far; below the text context.</param>
    public void Step(ReadOnlySpan<int> beams, ReadOnlySpan<int> tokens, int position)
    {
        var width = _sizes.Width;
        Embed(tokens, position, advance: false);
        for (var layer = 0; layer < _sizes.TextLayers; layer++)
        {
            ProjectForAttention(layer, tokens.Length);
            for (var t = 0; t < beams.Length; t++)
            {
                var cache = _caches[beams[t]][layer];
                WriteKeys(cache, t, position, 1);
                _selfAttention.Run(cache, _query.Slice(t * width, width), _normed.Slice(t * width, width), position, 1);
            }

            FinishLayer(layer, tokens.Length);
        }

        WriteLogits(tokens.Length);
    }

    /// <summary>The logits of the last <see cref="Begin"/> or <see cref="Step"/>; of tokens without a name they are undefined.</summary>
    /// <param name="index">The token's place among those whose logits were wanted.</param>
    public ReadOnlySpan<float> Logits(int index) => _logits.Span.Slice(index * _logitStride, _sizes.VocabularySize);

    /// <summary>Gives each beam another one's text: beam i becomes what beam origins[i] was.</summary>
    /// <param name="origins">One per beam that is used from now on; may name a beam more than once.</param>
    /// <param name="position">How many tokens they hold.</param>
    public void Rearrange(ReadOnlySpan<int> origins, int position)
    {
        EnsureBeams(origins.Length);
        for (var beam = 0; beam < origins.Length; beam++)
        {
            if (origins[beam] != beam)
            {
                // A beam that another one still needs is replaced only when all have been copied.
                var target = origins.Contains(beam) ? _spare[beam] ??= MakeCaches() : _caches[beam];
                Copy(_caches[origins[beam]], target, position);
            }
        }

        for (var beam = 0; beam < origins.Length; beam++)
        {
            if (origins[beam] != beam && origins.Contains(beam))
            {
                (_caches[beam], _spare[beam]) = (_spare[beam]!, _caches[beam]);
            }
        }
    }

    private static void Copy(KeyValueCache[] source, KeyValueCache[] target, int positions)
    {
        for (var layer = 0; layer < source.Length; layer++)
        {
            target[layer].CopyFrom(source[layer], positions);
        }
    }

    private void EnsureBeams(int count)
    {
        while (_caches.Count < count)
        {
            _caches.Add(MakeCaches());
        }
    }

    private KeyValueCache[] MakeCaches() =>
        [.. Enumerable.Range(0, _sizes.TextLayers).Select(_ => new KeyValueCache(_sizes.TextContext, _sizes.Heads, _sizes.HeadLength))];

    private void Embed(ReadOnlySpan<int> tokens, int position, bool advance)
    {
        var width = _sizes.Width;
        for (var t = 0; t < tokens.Length; t++)
        {
            var vector = _hidden.Span.Slice(t * width, width);
            _weights.TokenEmbedding.ReadRow(tokens[t], vector);
            VectorKernels.Add(vector, _weights.TextPositions.AsSpan((position + (advance ? t : 0)) * width, width));
        }
    }

    private void ProjectForAttention(int layer, int batch)
    {
        var weights = _weights.DecoderLayers[layer];
        var width = _sizes.Width;
        weights.AttentionNorm.Run(_hidden.Span[..(batch * width)], _normed.Span);
        var input = new PanelInput(_normed, width, batch);
        _product.Run(weights.Attention.Query, input, new PanelOutput(_query, width, weights.Attention.QueryBias));
        _product.Run(weights.Attention.Key, input, new PanelOutput(_key, width));
        _product.Run(weights.Attention.Value, input, new PanelOutput(_value, width, weights.Attention.ValueBias));
    }

    private void WriteKeys(KeyValueCache cache, int firstVector, int position, int count)
    {
        var width = _sizes.Width;
        for (var i = 0; i < count; i++)
        {
            var at = (firstVector + i) * width;
            cache.Write(position + i, _key.Span.Slice(at, width), _value.Span.Slice(at, width));
        }
    }

    // From the self-attention's result, in _normed, to the layer's output.
    private void FinishLayer(int layer, int batch)
    {
        var weights = _weights.DecoderLayers[layer];
        var (width, length) = (_sizes.Width, _sizes.FeedForward);
        AddProduct(weights.Attention.Output, weights.Attention.OutputBias, _normed, width, batch);

        weights.CrossNorm.Run(_hidden.Span[..(batch * width)], _normed.Span);
        _product.Run(weights.Cross.Query, new PanelInput(_normed, width, batch), new PanelOutput(_query, width, weights.Cross.QueryBias));
        _crossAttention.Run(_memory.Keys(layer), _memory.Values(layer), _query, _normed, batch);
        AddProduct(weights.Cross.Output, weights.Cross.OutputBias, _normed, width, batch);

        weights.FeedForwardNorm.Run(_hidden.Span[..(batch * width)], _normed.Span);
        var up = new PanelOutput(_middle, length, weights.FeedForward.UpBias, Gelu: true);
        _product.Run(weights.FeedForward.Up, new PanelInput(_normed, width, batch), up);
        AddProduct(weights.FeedForward.Down, weights.FeedForward.DownBias, _middle, length, batch);
    }

    private void AddProduct(PanelMatrix matrix, float[] bias, Memory<float> input, int length, int batch)
    {
        var width = _sizes.Width;
        _product.Run(matrix, new PanelInput(input, length, batch), new PanelOutput(_projected, width, bias));
        VectorKernels.Add(_hidden.Span[..(batch * width)], _projected.Span[..(batch * width)]);
    }

    private void WriteLogits(int count)
    {
        var width = _sizes.Width;
        _weights.DecoderNorm.Run(_hidden.Span[..(count * width)], _normed.Span);
        var input = new PanelInput(_normed, width, count);
        var output = new PanelOutput(_logits, _logitStride);
        _product.Run(_weights.TokenEmbedding, 0, _namedPanels, input, output);
        _product.Run(_weights.TokenEmbedding, _firstSpecialPanel, _weights.TokenEmbedding.Panels, input, output);
    }
}
