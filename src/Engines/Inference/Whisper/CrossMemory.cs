using HomeLLM.Engines.Inference.Kernels;
using HomeLLM.Engines.Inference.Operations;

namespace HomeLLM.Engines.Inference.Whisper;

/// <summary>What the decoder's layers ask the encoder's output for: its keys and values, computed once per window and shared by all beams.</summary>
internal sealed class CrossMemory
{
    private readonly WhisperHyperparameters _sizes;
    private readonly WhisperWeights _weights;
    private readonly KeyPanels[] _keys;
    private readonly GrowingBuffer[] _values;
    private readonly GrowingBuffer _key = new();

    public CrossMemory(WhisperHyperparameters sizes, WhisperWeights weights)
    {
        _sizes = sizes;
        _weights = weights;
        _keys = [.. Enumerable.Range(0, sizes.TextLayers).Select(_ => new KeyPanels(sizes.Heads, sizes.HeadLength))];
        _values = [.. Enumerable.Range(0, sizes.TextLayers).Select(_ => new GrowingBuffer())];
    }

    /// <summary>Computes all layers' keys and values.</summary>
    /// <param name="encoded">[positions, width].</param>
    /// <param name="product">For the products.</param>
    /// <param name="attention">For bringing keys into panels.</param>
    public void Fill(ReadOnlyMemory<float> encoded, PanelProduct product, FullAttention attention)
    {
        var width = _sizes.Width;
        var positions = encoded.Length / width;
        var input = new PanelInput(encoded, width, positions);
        for (var layer = 0; layer < _keys.Length; layer++)
        {
            var weights = _weights.DecoderLayers[layer].Cross;
            var key = _key.Get(encoded.Length);
            product.Run(weights.Key, input, new PanelOutput(key, width));
            attention.Pack(_keys[layer], key, positions);
            product.Run(weights.Value, input, new PanelOutput(_values[layer].Get(encoded.Length), width, weights.ValueBias));
        }
    }

    /// <summary>A layer's keys.</summary>
    public KeyPanels Keys(int layer) => _keys[layer];

    /// <summary>A layer's values: [positions, width].</summary>
    public ReadOnlyMemory<float> Values(int layer) => _values[layer].Get(_keys[layer].Positions * _sizes.Width);
}
