using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HomeLLM.Engines.Inference.Kernels;

/// <summary>
/// What Whisper needs beside products. Lanes: consecutive elements; the tail that fills no vector is done one by one, as the scalar twins do.
/// </summary>
internal static class TransformerKernels
{
    private const float GeluScale = 1.5957691216057308f; // 2 · sqrt(2 / π)
    private const float GeluCube = 0.044715f;

    /// <summary>output = (input − mean) / sqrt(variance + epsilon) · gains + biases; lengths equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LayerNorm(ReadOnlySpan<float> input, ReadOnlySpan<float> gains, ReadOnlySpan<float> biases, float epsilon, Span<float> output)
    {
        Debug.Assert(gains.Length == input.Length && biases.Length == input.Length && output.Length == input.Length);
        var mean = Sum(input) / input.Length;
        var factor = 1 / MathF.Sqrt((SquaredDistance(input, mean) / input.Length) + epsilon);
        ref var x = ref MemoryMarshal.GetReference(input);
        ref var g = ref MemoryMarshal.GetReference(gains);
        ref var b = ref MemoryMarshal.GetReference(biases);
        ref var y = ref MemoryMarshal.GetReference(output);
        var i = 0;
        for (; i <= input.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var normed = (Vector.LoadUnsafe(ref x, (nuint)i) - new Vector<float>(mean)) * factor;
            ((normed * Vector.LoadUnsafe(ref g, (nuint)i)) + Vector.LoadUnsafe(ref b, (nuint)i)).StoreUnsafe(ref y, (nuint)i);
        }

        for (; i < input.Length; i++)
        {
            output[i] = ((input[i] - mean) * factor * gains[i]) + biases[i];
        }
    }

    /// <summary>The scalar twin of <see cref="LayerNorm"/>.</summary>
    public static void LayerNormScalar(ReadOnlySpan<float> input, ReadOnlySpan<float> gains, ReadOnlySpan<float> biases, float epsilon, Span<float> output)
    {
        double sum = 0, squares = 0;
        foreach (var value in input)
        {
            sum += value;
        }

        var mean = sum / input.Length;
        foreach (var value in input)
        {
            squares += (value - mean) * (value - mean);
        }

        for (var i = 0; i < input.Length; i++)
        {
            output[i] = (float)(((input[i] - mean) / Math.Sqrt((squares / input.Length) + epsilon) * gains[i]) + biases[i]);
        }
    }

    /// <summary>GELU in its tanh form, as ggml computes it: x / (1 + e^(−2 · sqrt(2 / π) · (x + 0.044715 · x³))).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gelu(Span<float> values)
    {
        ref var v = ref MemoryMarshal.GetReference(values);
        var i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var x = Vector.LoadUnsafe(ref v, (nuint)i);
            var inner = x * -GeluScale * ((x * x * GeluCube) + Vector<float>.One);
            (x / (Vector<float>.One + FastExp(inner))).StoreUnsafe(ref v, (nuint)i);
        }

        GeluScalar(values[i..]);
    }

    /// <summary>The scalar twin of <see cref="Gelu"/>.</summary>
    public static void GeluScalar(Span<float> values)
    {
        foreach (ref var x in values)
        {
            x /= 1 + MathF.Exp(x * -GeluScale * ((x * x * GeluCube) + 1));
        }
    }

    /// <summary>values = e^((values − the largest) · factor), factor above 0, and their sum. At least one value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float ExpAndSum(Span<float> values, float factor)
    {
        ref var v = ref MemoryMarshal.GetReference(values);
        var largest = VectorKernels.Max(values);
        var sum = Vector<float>.Zero;
        var i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var e = FastExp((Vector.LoadUnsafe(ref v, (nuint)i) - new Vector<float>(largest)) * factor);
            e.StoreUnsafe(ref v, (nuint)i);
            sum += e;
        }

        var total = Vector.Sum(sum);
        for (; i < values.Length; i++)
        {
            values[i] = MathF.Exp((values[i] - largest) * factor);
            total += values[i];
        }

        return total;
    }

    /// <summary>Σ e^(values − largest); −∞ counts as nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float SumOfExp(ReadOnlySpan<float> values, float largest)
    {
        ref var v = ref MemoryMarshal.GetReference(values);
        var sum = Vector<float>.Zero;
        var i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            sum += FastExp(Vector.LoadUnsafe(ref v, (nuint)i) - new Vector<float>(largest));
        }

        var total = Vector.Sum(sum);
        for (; i < values.Length; i++)
        {
            total += MathF.Exp(values[i] - largest);
        }

        return total;
    }

    /// <summary>The scalar twin of <see cref="ExpAndSum"/>.</summary>
    public static float ExpAndSumScalar(Span<float> values, float factor)
    {
        var largest = float.NegativeInfinity;
        foreach (var value in values)
        {
            largest = MathF.Max(largest, value);
        }

        var sum = 0f;
        foreach (ref var value in values)
        {
            value = MathF.Exp((value - largest) * factor);
            sum += value;
        }

        return sum;
    }

    /// <summary>
    /// e^x within 3 · 10^−7 of it: 2^n by the exponent's bits, times the first terms of the series around 0. Below −87 it stays at e^−87,
    /// above 88 at e^88. The runtime's own goes by double precision, at 8 times the cost.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> FastExp(Vector<float> x)
    {
        const float rounder = 12_582_912f; // 1.5 · 2^23: adding it leaves an integer in the low bits
        x = Vector.Min(Vector.Max(x, new Vector<float>(-87f)), new Vector<float>(88f));
        var shifted = Vector.MultiplyAddEstimate(x, new Vector<float>(1.44269504f), new Vector<float>(rounder));
        var n = shifted - new Vector<float>(rounder);
        var r = Vector.MultiplyAddEstimate(n, new Vector<float>(-0.693359375f), x);
        r = Vector.MultiplyAddEstimate(n, new Vector<float>(2.12194440e-4f), r);
        var sum = Vector.MultiplyAddEstimate(r, new Vector<float>(1f / 5_040), new Vector<float>(1f / 720));
        sum = Vector.MultiplyAddEstimate(r, sum, new Vector<float>(1f / 120));
        sum = Vector.MultiplyAddEstimate(r, sum, new Vector<float>(1f / 24));
        sum = Vector.MultiplyAddEstimate(r, sum, new Vector<float>(1f / 6));
        sum = Vector.MultiplyAddEstimate(r, sum, new Vector<float>(0.5f));
        sum = Vector.MultiplyAddEstimate(r, sum, Vector<float>.One);
        sum = Vector.MultiplyAddEstimate(r, sum, Vector<float>.One);
        var scale = Vector.AsVectorSingle((Vector.AsVectorInt32(shifted) << 23) + new Vector<int>(0x3F800000));
        return sum * scale;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Sum(ReadOnlySpan<float> values)
    {
        ref var v = ref MemoryMarshal.GetReference(values);
        var sum = Vector<float>.Zero;
        var i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            sum += Vector.LoadUnsafe(ref v, (nuint)i);
        }

        var total = Vector.Sum(sum);
        for (; i < values.Length; i++)
        {
            total += values[i];
        }

        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float SquaredDistance(ReadOnlySpan<float> values, float from)
    {
        ref var v = ref MemoryMarshal.GetReference(values);
        var sum = Vector<float>.Zero;
        var i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var distance = Vector.LoadUnsafe(ref v, (nuint)i) - new Vector<float>(from);
            sum = Vector.MultiplyAddEstimate(distance, distance, sum);
        }

        var total = Vector.Sum(sum);
        for (; i < values.Length; i++)
        {
            total += (values[i] - from) * (values[i] - from);
        }

        return total;
    }
}
