using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HomeLLM.Engines.Inference.Kernels;

/// <summary>
/// Kernels over vectors of single precision. Lanes: consecutive elements; the tail that fills no vector is done one by one.
/// The scalar twins in <see cref="ScalarKernels"/> say exactly what each computes. Kernels are optimised at once (no tiers), so that the first
/// utterance isn't slower than the rest.
/// </summary>
internal static class VectorKernels
{
    /// <summary>The inner product; lengths equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        Debug.Assert(a.Length == b.Length);
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b);
        var sum = Vector<float>.Zero;
        var i = 0;
        for (; i <= a.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            sum = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref x, (nuint)i), Vector.LoadUnsafe(ref y, (nuint)i), sum);
        }

        var total = Vector.Sum(sum);
        for (; i < a.Length; i++)
        {
            total += a[i] * b[i];
        }

        return total;
    }

    /// <summary>target += source; lengths equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(Span<float> target, ReadOnlySpan<float> source)
    {
        Debug.Assert(target.Length == source.Length);
        ref var x = ref MemoryMarshal.GetReference(target);
        ref var y = ref MemoryMarshal.GetReference(source);
        var i = 0;
        for (; i <= target.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            (Vector.LoadUnsafe(ref x, (nuint)i) + Vector.LoadUnsafe(ref y, (nuint)i)).StoreUnsafe(ref x, (nuint)i);
        }

        for (; i < target.Length; i++)
        {
            target[i] += source[i];
        }
    }

    /// <summary>target = target · factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(Span<float> target, float factor)
    {
        ref var t = ref MemoryMarshal.GetReference(target);
        var i = 0;
        for (; i <= target.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            (Vector.LoadUnsafe(ref t, (nuint)i) * factor).StoreUnsafe(ref t, (nuint)i);
        }

        for (; i < target.Length; i++)
        {
            target[i] *= factor;
        }
    }

    /// <summary>target = source · factor · gains, element by element; lengths equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(Span<float> target, ReadOnlySpan<float> source, float factor, ReadOnlySpan<float> gains)
    {
        Debug.Assert(target.Length == source.Length && target.Length == gains.Length);
        ref var t = ref MemoryMarshal.GetReference(target);
        ref var s = ref MemoryMarshal.GetReference(source);
        ref var g = ref MemoryMarshal.GetReference(gains);
        var i = 0;
        for (; i <= target.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            (Vector.LoadUnsafe(ref s, (nuint)i) * factor * Vector.LoadUnsafe(ref g, (nuint)i)).StoreUnsafe(ref t, (nuint)i);
        }

        for (; i < target.Length; i++)
        {
            target[i] = source[i] * factor * gains[i];
        }
    }

    /// <summary>gate = gate / (1 + e^−gate) · up (SwiGLU's product), element by element; lengths equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SiluMultiply(Span<float> gate, ReadOnlySpan<float> up)
    {
        Debug.Assert(gate.Length == up.Length);
        ref var g = ref MemoryMarshal.GetReference(gate);
        ref var u = ref MemoryMarshal.GetReference(up);
        var i = 0;
        for (; i <= gate.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var x = Vector.LoadUnsafe(ref g, (nuint)i);
            var silu = x / (Vector<float>.One + Vector.Exp(-x));
            (silu * Vector.LoadUnsafe(ref u, (nuint)i)).StoreUnsafe(ref g, (nuint)i);
        }

        for (; i < gate.Length; i++)
        {
            gate[i] = gate[i] / (1 + MathF.Exp(-gate[i])) * up[i];
        }
    }

    /// <summary>values = e^(values · factor − their largest), and their sum. At least one value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float ExpAndSum(Span<float> values, float factor)
    {
        var max = Max(values) * factor;
        ref var v = ref MemoryMarshal.GetReference(values);
        var sum = Vector<float>.Zero;
        var largest = new Vector<float>(max);
        var i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var e = Vector.Exp((Vector.LoadUnsafe(ref v, (nuint)i) * factor) - largest);
            e.StoreUnsafe(ref v, (nuint)i);
            sum += e;
        }

        var total = Vector.Sum(sum);
        for (; i < values.Length; i++)
        {
            values[i] = MathF.Exp((values[i] * factor) - max);
            total += values[i];
        }

        return total;
    }

    /// <summary>The largest value; −∞ of none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Max(ReadOnlySpan<float> values)
    {
        ref var v = ref MemoryMarshal.GetReference(values);
        var i = 0;
        var largest = float.NegativeInfinity;
        if (values.Length >= Vector<float>.Count)
        {
            var max = new Vector<float>(float.NegativeInfinity);
            for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
            {
                max = Vector.Max(max, Vector.LoadUnsafe(ref v, (nuint)i));
            }

            for (var lane = 0; lane < Vector<float>.Count; lane++)
            {
                largest = MathF.Max(largest, max[lane]);
            }
        }

        for (; i < values.Length; i++)
        {
            largest = MathF.Max(largest, values[i]);
        }

        return largest;
    }
}
