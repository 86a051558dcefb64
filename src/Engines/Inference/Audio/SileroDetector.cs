using HomeLLM.Engines.Inference.Kernels;
using HomeLLM.Engines.Inference.Operations;
using HomeLLM.Engines.Inference.Threading;

namespace HomeLLM.Engines.Inference.Audio;

/// <summary>
/// Silero's voice activity detector in whisper.cpp's form: a short Fourier transform, four convolutions, one step of an LSTM per window.
/// The window is mirrored at both ends, as whisper.cpp does it.
/// </summary>
internal sealed class SileroDetector : IVoiceActivityDetector
{
    private readonly SileroWeights _weights;
    private readonly WorkerPool _pool = new(1);
    private readonly PanelProduct _product;
    private readonly float[] _padded;
    private readonly float[] _spectrum;
    private readonly float[][] _rows; // each convolution's input, a row of zeros before and behind, and the last one's output
    private readonly float[] _gatesOfInput = new float[SileroWeights.Gates * SileroWeights.Hidden];
    private readonly float[] _gatesOfHidden = new float[SileroWeights.Gates * SileroWeights.Hidden];
    private readonly float[] _hidden = new float[SileroWeights.Hidden];
    private readonly float[] _cell = new float[SileroWeights.Hidden];
    private bool _disposed;

    public SileroDetector(SileroWeights weights)
    {
        _weights = weights;
        _product = new PanelProduct(_pool);
        _padded = new float[SileroWeights.Window + (2 * SileroWeights.Margin)];
        _spectrum = new float[SileroWeights.Frames * SileroWeights.SpectrumStride];
        _rows = new float[weights.Convolutions.Length + 1][];
        var frames = SileroWeights.Frames;
        for (var i = 0; i < weights.Convolutions.Length; i++)
        {
            var convolution = weights.Convolutions[i];
            _rows[i] = new float[(frames + 2) * convolution.Channels];
            frames = ((frames - 1) / convolution.Step) + 1;
            _rows[i + 1] = new float[(frames + 2) * convolution.Outputs];
        }
    }

    public int WindowLength => SileroWeights.Window;

    public float Process(ReadOnlySpan<float> window)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentOutOfRangeException.ThrowIfNotEqual(window.Length, WindowLength, nameof(window));
        Transform(window);
        var frames = SileroWeights.Frames;
        for (var i = 0; i < _weights.Convolutions.Length; i++)
        {
            frames = Convolve(_weights.Convolutions[i], _rows[i], _rows[i + 1], frames);
        }

        Remember(_rows[^1].AsMemory(SileroWeights.Hidden, SileroWeights.Hidden));
        var sum = _weights.FinalBias;
        for (var i = 0; i < _hidden.Length; i++)
        {
            sum += MathF.Max(0, _hidden[i]) * _weights.Final[i];
        }

        return Sigmoid(sum);
    }

    public void Reset()
    {
        Array.Clear(_hidden);
        Array.Clear(_cell);
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _pool.Dispose();
        }
    }

    // Magnitudes, a row per frame, behind the first convolution's row of zeros.
    private void Transform(ReadOnlySpan<float> window)
    {
        const int margin = SileroWeights.Margin;
        window.CopyTo(_padded.AsSpan(margin));
        for (var i = 1; i <= margin; i++)
        {
            _padded[margin - i] = window[i];
            _padded[margin + window.Length - 1 + i] = window[window.Length - 1 - i];
        }

        const int stride = SileroWeights.SpectrumStride;
        const int bins = SileroWeights.Bins;
        _product.Run(_weights.Fourier, new PanelInput(_padded, SileroWeights.FrameStep, SileroWeights.Frames), new PanelOutput(_spectrum, stride));
        for (var frame = 0; frame < SileroWeights.Frames; frame++)
        {
            var spectrum = _spectrum.AsSpan(frame * stride, 2 * bins);
            for (var bin = 0; bin < bins; bin++)
            {
                _rows[0][((frame + 1) * bins) + bin] = MathF.Sqrt((spectrum[bin] * spectrum[bin]) + (spectrum[bins + bin] * spectrum[bins + bin]));
            }
        }
    }

    // Returns how many frames are left.
    private int Convolve(SileroConvolution convolution, float[] input, float[] output, int frames)
    {
        var left = ((frames - 1) / convolution.Step) + 1;
        var outputs = convolution.Outputs;
        var results = output.AsMemory(outputs, left * outputs);
        _product.Run(
            convolution.Kernels,
            new PanelInput(input, convolution.Step * convolution.Channels, left),
            new PanelOutput(results, outputs, convolution.Biases));
        foreach (ref var value in results.Span)
        {
            value = MathF.Max(0, value);
        }

        return left;
    }

    private void Remember(ReadOnlyMemory<float> input)
    {
        const int length = SileroWeights.Hidden;
        var fromInput = new PanelOutput(_gatesOfInput, _gatesOfInput.Length, _weights.FromInputBias);
        var fromHidden = new PanelOutput(_gatesOfHidden, _gatesOfHidden.Length, _weights.FromHiddenBias);
        _product.Run(_weights.FromInput, new PanelInput(input, length, 1), fromInput);
        _product.Run(_weights.FromHidden, new PanelInput(_hidden, length, 1), fromHidden);
        VectorKernels.Add(_gatesOfInput, _gatesOfHidden);
        for (var i = 0; i < length; i++)
        {
            var take = Sigmoid(_gatesOfInput[i]);
            var keep = Sigmoid(_gatesOfInput[length + i]);
            var news = MathF.Tanh(_gatesOfInput[(2 * length) + i]);
            var show = Sigmoid(_gatesOfInput[(3 * length) + i]);
            _cell[i] = (keep * _cell[i]) + (take * news);
            _hidden[i] = show * MathF.Tanh(_cell[i]);
        }
    }

    private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));
}
