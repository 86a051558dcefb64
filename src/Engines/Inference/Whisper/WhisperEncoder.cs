using HomeLLM.Engines.Inference.Audio;
using HomeLLM.Engines.Inference.Kernels;
using HomeLLM.Engines.Inference.Operations;
using HomeLLM.Engines.Inference.Threading;

namespace HomeLLM.Engines.Inference.Whisper;

/// <summary>The encoder: from a window of the spectrogram to one vector per position of 20 ms. Not thread-safe.</summary>
internal sealed class WhisperEncoder
{
    private const int FramesPerPosition = 2;

    private readonly WhisperHyperparameters _sizes;
    private readonly WhisperWeights _weights;
    private readonly PanelProduct _product;
    private readonly FullAttention _attention;
    private readonly KeyPanels _keys;
    private readonly GrowingBuffer _frames = new();
    private readonly GrowingBuffer _wide = new(); // frames of 10 ms first, then the feed-forward network's middle
    private readonly GrowingBuffer _hidden = new();
    private readonly GrowingBuffer _normed = new();
    private readonly GrowingBuffer _query = new();
    private readonly GrowingBuffer _key = new();
    private readonly GrowingBuffer _value = new();

    public WhisperEncoder(WhisperHyperparameters sizes, WhisperWeights weights, WorkerPool pool)
    {
        _sizes = sizes;
        _weights = weights;
        _product = new PanelProduct(pool);
        _attention = new FullAttention(pool, sizes.Heads, sizes.HeadLength);
        _keys = new KeyPanels(sizes.Heads, sizes.HeadLength);
    }

    /// <summary>Encodes a window.</summary>
    /// <param name="mel">The spectrogram.</param>
    /// <param name="first">The window's first frame.</param>
    /// <param name="positions">The window's length in positions, 1 to the model's audio context.</param>
    /// <param name="cancellationToken">Looked at between the layers.</param>
    /// <returns>[positions, width]; valid until the next call.</returns>
    public ReadOnlyMemory<float> Run(in MelSpectrogram mel, int first, int positions, CancellationToken cancellationToken)
    {
        var hidden = Convolve(mel, first, positions);
        VectorKernels.Add(hidden.Span, _weights.AudioPositions.AsSpan(0, hidden.Length));
        foreach (var layer in _weights.EncoderLayers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Attend(layer, hidden, positions);
            FeedForward(layer, hidden, positions);
        }

        var output = _normed.Get(hidden.Length);
        _weights.EncoderNorm.Run(hidden.Span, output.Span);
        return output;
    }

    // Both convolutions look at three neighbours, which lie one after another: a product with vectors that overlap. A row of zeros stands
    // before and behind.
    private Memory<float> Convolve(in MelSpectrogram mel, int first, int positions)
    {
        var (bands, width, count) = (_sizes.MelBands, _sizes.Width, positions * FramesPerPosition);
        var frames = _frames.Get((count + 2) * bands);
        frames.Span[..bands].Clear();
        frames.Span[((count + 1) * bands)..].Clear();
        mel.CopyWindow(first, frames.Span.Slice(bands, count * bands));

        var wide = _wide.Get((count + 2) * width);
        wide.Span[..width].Clear();
        wide.Span[((count + 1) * width)..].Clear();
        _product.Run(
            _weights.Convolution1,
            new PanelInput(frames, bands, count),
            new PanelOutput(wide.Slice(width, count * width), width, _weights.Convolution1Bias, Gelu: true));

        var hidden = _hidden.Get(positions * width);
        _product.Run(
            _weights.Convolution2,
            new PanelInput(wide, FramesPerPosition * width, positions),
            new PanelOutput(hidden, width, _weights.Convolution2Bias, Gelu: true));
        return hidden;
    }

    private void Attend(EncoderLayer layer, Memory<float> hidden, int positions)
    {
        var width = _sizes.Width;
        var normed = _normed.Get(hidden.Length);
        layer.AttentionNorm.Run(hidden.Span, normed.Span);
        var input = new PanelInput(normed, width, positions);
        var (query, key, value) = (_query.Get(hidden.Length), _key.Get(hidden.Length), _value.Get(hidden.Length));
        var weights = layer.Attention;
        _product.Run(weights.Query, input, new PanelOutput(query, width, weights.QueryBias));
        _product.Run(weights.Key, input, new PanelOutput(key, width));
        _product.Run(weights.Value, input, new PanelOutput(value, width, weights.ValueBias));
        _attention.Pack(_keys, key, positions);
        _attention.Run(_keys, value, query, normed, positions);
        _product.Run(weights.Output, input, new PanelOutput(hidden, width, weights.OutputBias, Accumulate: true));
    }

    private void FeedForward(EncoderLayer layer, Memory<float> hidden, int positions)
    {
        var (width, length) = (_sizes.Width, _sizes.FeedForward);
        var normed = _normed.Get(hidden.Length);
        layer.FeedForwardNorm.Run(hidden.Span, normed.Span);
        var middle = _wide.Get(positions * length);
        var weights = layer.FeedForward;
        _product.Run(weights.Up, new PanelInput(normed, width, positions), new PanelOutput(middle, length, weights.UpBias, Gelu: true));
        _product.Run(weights.Down, new PanelInput(middle, length, positions), new PanelOutput(hidden, width, weights.DownBias, Accumulate: true));
    }
}
