using HomeLLM.HomeAgent.Voice.Audio;

namespace HomeLLM.HomeAgent.Voice.Activity;

/// <summary>The power of a frame in bands of a third of an octave to half an octave, where speech has its vowels. Not thread-safe.</summary>
internal sealed class Spectrum
{
    /// <summary>How many bands there are.</summary>
    public const int Bands = 9;

    private const int Length = AudioFrame.Length, Bits = 9;

    /// <summary>
    /// Where the bands begin, in bins of 31.25 Hz: from 219 Hz, above the hum of the mains and its first harmonics, to 3.9 kHz.
    /// </summary>
    private static readonly int[] Edges = [7, 11, 16, 22, 30, 41, 56, 75, 98, 126];

    private static readonly float[] Window = [.. Enumerable.Range(0, Length).Select(i => 0.5f - (0.5f * MathF.Cos(2 * MathF.PI * i / Length)))];

    private static readonly (float Cos, float Sin)[] Roots =
        [.. Enumerable.Range(0, Length / 2).Select(i => (MathF.Cos(2 * MathF.PI * i / Length), -MathF.Sin(2 * MathF.PI * i / Length)))];

    private readonly float[] _real = new float[Length];
    private readonly float[] _imaginary = new float[Length];

    /// <summary>Measures a frame.</summary>
    /// <param name="frame"><see cref="AudioFrame.Length"/> samples, −1 to 1.</param>
    /// <param name="powers">Receives the mean power of a sample in each band, <see cref="Bands"/> numbers.</param>
    public void Measure(ReadOnlySpan<float> frame, Span<float> powers)
    {
        for (var i = 0; i < Length; i++)
        {
            var place = Reverse(i);
            _real[place] = frame[i] * Window[i];
            _imaginary[place] = 0;
        }

        Transform();
        for (var band = 0; band < Bands; band++)
        {
            var sum = 0f;
            for (var bin = Edges[band]; bin < Edges[band + 1]; bin++) sum += (_real[bin] * _real[bin]) + (_imaginary[bin] * _imaginary[bin]);
            // 2/N² for a real signal's half of the spectrum; 8/3 for what the window takes away.
            powers[band] = sum * (2f * 8 / 3) / ((float)Length * Length);
        }
    }

    /// <summary>The fast Fourier transform, radix 2, in place; its input is in bit-reversed order.</summary>
    private void Transform()
    {
        for (var half = 1; half < Length; half *= 2)
        {
            var stride = Length / (2 * half);
            for (var start = 0; start < Length; start += 2 * half)
            {
                for (var i = 0; i < half; i++)
                {
                    var (cos, sin) = Roots[i * stride];
                    var (even, odd) = (start + i, start + i + half);
                    var real = (_real[odd] * cos) - (_imaginary[odd] * sin);
                    var imaginary = (_real[odd] * sin) + (_imaginary[odd] * cos);
                    (_real[odd], _imaginary[odd]) = (_real[even] - real, _imaginary[even] - imaginary);
                    (_real[even], _imaginary[even]) = (_real[even] + real, _imaginary[even] + imaginary);
                }
            }
        }
    }

    private static int Reverse(int value)
    {
        var reversed = 0;
        for (var bit = 0; bit < Bits; bit++) reversed |= ((value >> bit) & 1) << (Bits - 1 - bit);
        return reversed;
    }
}
