using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HomeLLM.Engines.Inference.Kernels;

/// <summary>
/// The two products of attention for one query. Scores: lanes hold consecutive positions, so nothing is added across lanes. Values: lanes
/// hold consecutive elements of a head.
/// </summary>
internal static class AttentionKernels
{
    /// <summary>scores[p] = Σ query[d] · keys[d · stride + p] for all positions p of <paramref name="scores"/>.</summary>
    /// <param name="query">The elements of one head.</param>
    /// <param name="keys">[elements of a head, positions], rows of <paramref name="stride"/>.</param>
    /// <param name="stride">From one element's positions to the next one's.</param>
    /// <param name="scores">Receives one score per position.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scores(ReadOnlySpan<float> query, ReadOnlySpan<float> keys, int stride, Span<float> scores)
    {
        Debug.Assert(scores.Length <= stride && keys.Length >= query.Length * stride);
        ref var k = ref MemoryMarshal.GetReference(keys);
        ref var s = ref MemoryMarshal.GetReference(scores);
        var width = Vector<float>.Count;
        var p = 0;
        for (; p <= scores.Length - (4 * width); p += 4 * width)
        {
            Vector<float> s0 = default, s1 = default, s2 = default, s3 = default;
            var at = (nuint)p;
            foreach (var element in query)
            {
                var q = new Vector<float>(element);
                s0 = Vector.MultiplyAddEstimate(q, Vector.LoadUnsafe(ref k, at), s0);
                s1 = Vector.MultiplyAddEstimate(q, Vector.LoadUnsafe(ref k, at + (nuint)width), s1);
                s2 = Vector.MultiplyAddEstimate(q, Vector.LoadUnsafe(ref k, at + (nuint)(2 * width)), s2);
                s3 = Vector.MultiplyAddEstimate(q, Vector.LoadUnsafe(ref k, at + (nuint)(3 * width)), s3);
                at += (nuint)stride;
            }

            s0.StoreUnsafe(ref s, (nuint)p);
            s1.StoreUnsafe(ref s, (nuint)(p + width));
            s2.StoreUnsafe(ref s, (nuint)(p + (2 * width)));
            s3.StoreUnsafe(ref s, (nuint)(p + (3 * width)));
        }

        for (; p <= scores.Length - width; p += width)
        {
            var sum = Vector<float>.Zero;
            for (var d = 0; d < query.Length; d++)
            {
                sum = Vector.MultiplyAddEstimate(new Vector<float>(query[d]), Vector.LoadUnsafe(ref k, (nuint)((d * stride) + p)), sum);
            }

            sum.StoreUnsafe(ref s, (nuint)p);
        }

        ScoresScalar(query, keys, stride, scores, p);
    }

    /// <summary>The scalar twin of <see cref="Scores"/>, from a first position on.</summary>
    public static void ScoresScalar(ReadOnlySpan<float> query, ReadOnlySpan<float> keys, int stride, Span<float> scores, int first)
    {
        for (var p = first; p < scores.Length; p++)
        {
            var sum = 0f;
            for (var d = 0; d < query.Length; d++)
            {
                sum += query[d] * keys[(d * stride) + p];
            }

            scores[p] = sum;
        }
    }

    /// <summary>target[d] = factor · Σ weights[p] · values[p · elements + d].</summary>
    /// <param name="weights">One per position.</param>
    /// <param name="values">[positions, elements of a head].</param>
    /// <param name="factor">What all are multiplied with.</param>
    /// <param name="target">Receives the elements of one head.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Mix(ReadOnlySpan<float> weights, ReadOnlySpan<float> values, float factor, Span<float> target)
    {
        Debug.Assert(values.Length >= weights.Length * target.Length);
        ref var v = ref MemoryMarshal.GetReference(values);
        ref var t = ref MemoryMarshal.GetReference(target);
        var width = Vector<float>.Count;
        var elements = target.Length;
        var d = 0;
        for (; d <= elements - (4 * width); d += 4 * width)
        {
            Vector<float> s0 = default, s1 = default, s2 = default, s3 = default;
            var at = (nuint)d;
            foreach (var weight in weights)
            {
                var w = new Vector<float>(weight);
                s0 = Vector.MultiplyAddEstimate(w, Vector.LoadUnsafe(ref v, at), s0);
                s1 = Vector.MultiplyAddEstimate(w, Vector.LoadUnsafe(ref v, at + (nuint)width), s1);
                s2 = Vector.MultiplyAddEstimate(w, Vector.LoadUnsafe(ref v, at + (nuint)(2 * width)), s2);
                s3 = Vector.MultiplyAddEstimate(w, Vector.LoadUnsafe(ref v, at + (nuint)(3 * width)), s3);
                at += (nuint)elements;
            }

            (s0 * factor).StoreUnsafe(ref t, (nuint)d);
            (s1 * factor).StoreUnsafe(ref t, (nuint)(d + width));
            (s2 * factor).StoreUnsafe(ref t, (nuint)(d + (2 * width)));
            (s3 * factor).StoreUnsafe(ref t, (nuint)(d + (3 * width)));
        }

        for (; d <= elements - width; d += width)
        {
            var sum = Vector<float>.Zero;
            for (var p = 0; p < weights.Length; p++)
            {
                sum = Vector.MultiplyAddEstimate(new Vector<float>(weights[p]), Vector.LoadUnsafe(ref v, (nuint)((p * elements) + d)), sum);
            }

            (sum * factor).StoreUnsafe(ref t, (nuint)d);
        }

        MixScalar(weights, values, factor, target, d);
    }

    /// <summary>The scalar twin of <see cref="Mix"/>, from a first element on.</summary>
    public static void MixScalar(ReadOnlySpan<float> weights, ReadOnlySpan<float> values, float factor, Span<float> target, int first)
    {
        for (var d = first; d < target.Length; d++)
        {
            var sum = 0f;
            for (var p = 0; p < weights.Length; p++)
            {
                sum += weights[p] * values[(p * target.Length) + d];
            }

            target[d] = sum * factor;
        }
    }
}
