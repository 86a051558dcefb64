using System.Runtime.CompilerServices;

namespace HomeLLM.Engines.Inference.Operations;

/// <summary>
/// RoPE in llama.cpp's convention for the <c>llama</c> architecture: elements 2i and 2i + 1 of a head turn together by position · base^(−2i / length).
/// </summary>
internal sealed class RotaryEmbedding
{
    private readonly int _pairs;
    private readonly float[] _cosines; // [positions, pairs]
    private readonly float[] _sines;

    /// <param name="capacity">How many positions.</param>
    /// <param name="headLength">Elements of a head; even.</param>
    /// <param name="settings">Base and scaling.</param>
    public RotaryEmbedding(int capacity, int headLength, RotarySettings settings)
    {
        _pairs = headLength / 2;
        _cosines = new float[capacity * _pairs];
        _sines = new float[capacity * _pairs];
        for (var position = 0; position < capacity; position++)
        {
            FillRow(position, headLength, settings);
        }
    }

    /// <summary>Turns all heads of one vector.</summary>
    /// <param name="heads">Whole heads, one after another.</param>
    /// <param name="position">The vector's place in the text.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Turn(Span<float> heads, int position)
    {
        var cosines = _cosines.AsSpan(position * _pairs, _pairs);
        var sines = _sines.AsSpan(position * _pairs, _pairs);
        for (var at = 0; at < heads.Length; at += 2 * _pairs)
        {
            var head = heads.Slice(at, 2 * _pairs);
            for (var i = 0; i < cosines.Length; i++)
            {
                var x = head[2 * i];
                var y = head[(2 * i) + 1];
                head[2 * i] = (x * cosines[i]) - (y * sines[i]);
                head[(2 * i) + 1] = (x * sines[i]) + (y * cosines[i]);
            }
        }
    }

    // The angle is carried on in single precision from pair to pair, as llama.cpp does, so that long texts agree as well.
    private void FillRow(int position, int headLength, RotarySettings settings)
    {
        var step = MathF.Pow(settings.FrequencyBase, -2f / headLength);
        var angle = (float)position;
        for (var i = 0; i < _pairs; i++)
        {
            var factor = settings.FrequencyFactors.IsEmpty ? 1 : settings.FrequencyFactors[i];
            var turn = angle / factor * settings.FrequencyScale;
            _cosines[(position * _pairs) + i] = MathF.Cos(turn);
            _sines[(position * _pairs) + i] = MathF.Sin(turn);
            angle *= step;
        }
    }
}
