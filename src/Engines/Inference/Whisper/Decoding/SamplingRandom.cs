using HomeLLM.Engines.Inference.Kernels;

namespace HomeLLM.Engines.Inference.Whisper.Decoding;

/// <summary>Draws tokens; the same seed draws the same ones on every machine. SplitMix64.</summary>
internal sealed class SamplingRandom(int seed)
{
    private ulong _state = (uint)seed;

    /// <summary>Draws a token.</summary>
    /// <param name="logProbabilities">One per token; needn't sum up to 1.</param>
    public int Sample(ReadOnlySpan<float> logProbabilities)
    {
        var largest = VectorKernels.Max(logProbabilities);
        double left = NextUnit() * TransformerKernels.SumOfExp(logProbabilities, largest);
        var last = 0;
        for (var token = 0; token < logProbabilities.Length; token++)
        {
            if (float.IsNegativeInfinity(logProbabilities[token]))
            {
                continue;
            }

            last = token;
            left -= MathF.Exp(logProbabilities[token] - largest);
            if (left < 0)
            {
                break;
            }
        }

        return last;
    }

    private double NextUnit()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
