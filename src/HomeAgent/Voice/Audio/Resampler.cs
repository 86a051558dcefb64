using System.Buffers;
using System.Numerics;
using HomeLLM.Engines;

namespace HomeLLM.HomeAgent.Voice.Audio;

/// <summary>
/// Brings mono sound of any rate to 16 kHz, piece by piece: a sinc low-pass under a Kaiser window, one filter for each position that an output
/// sample can have between two input samples. Not thread-safe.
/// </summary>
internal sealed class Resampler
{
    /// <summary>Zero crossings on each side: more is sharper and slower.</summary>
    private const int Crossings = 16;

    /// <summary>The window's shape: about 80 dB below in the stop band.</summary>
    private const double Beta = 8;

    /// <summary>Where the filter begins to fall, as a part of the lower of the two Nyquist frequencies.</summary>
    private const double Cutoff = 0.92;

    /// <summary>Odd rates would need a filter per output sample; beyond so many, the nearest one is taken.</summary>
    private const int MaxPhases = 1024;

    private readonly int _up;
    private readonly int _down;
    private readonly int _half;
    private readonly float[][] _phases;
    private readonly List<float> _input = [];
    private int _place;
    private long _fraction;

    /// <param name="sampleRate">Samples a second that come in.</param>
    public Resampler(int sampleRate)
    {
        var divisor = (int)BigInteger.GreatestCommonDivisor(sampleRate, SpeechModelInfo.SampleRate);
        _up = SpeechModelInfo.SampleRate / divisor;
        _down = sampleRate / divisor;
        if (_up == _down)
        {
            _phases = [];
            return;
        }

        var cutoff = Cutoff * Math.Min(1, (double)SpeechModelInfo.SampleRate / sampleRate);
        _half = (int)Math.Ceiling(Crossings / cutoff);
        _phases = [.. Enumerable.Range(0, Math.Min(_up, MaxPhases)).Select(phase => Filter((double)phase / Math.Min(_up, MaxPhases), cutoff))];
        // Before the first sample was silence; so the output isn't late.
        _input.AddRange(new float[_half - 1]);
    }

    /// <summary>Takes the next piece.</summary>
    /// <param name="input">Any length.</param>
    /// <param name="output">Receives what is complete.</param>
    public void Write(ReadOnlySpan<float> input, IBufferWriter<float> output)
    {
        if (_phases.Length == 0)
        {
            output.Write(input);
            return;
        }

        _input.AddRange(input);
        Drain(output);
    }

    /// <summary>No more comes: writes the rest.</summary>
    public void Complete(IBufferWriter<float> output)
    {
        if (_phases.Length == 0) return;
        _input.AddRange(new float[_half]);
        Drain(output);
        _input.Clear();
    }

    private void Drain(IBufferWriter<float> output)
    {
        var samples = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_input);
        Span<float> one = stackalloc float[1];
        while (_place + (2 * _half) <= samples.Length)
        {
            var filter = _phases[(int)(_fraction * _phases.Length / _up)];
            one[0] = Dot(samples.Slice(_place, 2 * _half), filter);
            output.Write(one);
            _fraction += _down;
            _place += (int)(_fraction / _up);
            _fraction %= _up;
        }

        var done = Math.Min(_place, _input.Count);
        _input.RemoveRange(0, done);
        _place -= done;
    }

    /// <summary>The weights of the 2 · half input samples around an output sample that lies a fraction after the middle.</summary>
    private float[] Filter(double fraction, double cutoff)
    {
        var weights = new double[2 * _half];
        for (var i = 0; i < weights.Length; i++)
        {
            var distance = i - (_half - 1) - fraction;
            var inWindow = distance / _half;
            var window = Math.Abs(inWindow) >= 1 ? 0 : Bessel(Beta * Math.Sqrt(1 - (inWindow * inWindow))) / Bessel(Beta);
            weights[i] = window * Sinc(distance * cutoff);
        }

        // Steady sound keeps its level, whatever the fraction.
        var sum = weights.Sum();
        return [.. weights.Select(weight => (float)(weight / sum))];
    }

    private static double Sinc(double x) => Math.Abs(x) < 1e-9 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    /// <summary>The modified Bessel function of the first kind, order 0, by its series.</summary>
    private static double Bessel(double x)
    {
        double sum = 1, term = 1;
        for (var k = 1; term > sum * 1e-12; k++)
        {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }

        return sum;
    }

    private static float Dot(ReadOnlySpan<float> samples, ReadOnlySpan<float> weights)
    {
        var sum = Vector<float>.Zero;
        var i = 0;
        for (; i <= samples.Length - Vector<float>.Count; i += Vector<float>.Count)
            sum += new Vector<float>(samples[i..]) * new Vector<float>(weights[i..]);
        var total = Vector.Sum(sum);
        for (; i < samples.Length; i++) total += samples[i] * weights[i];
        return total;
    }
}
