using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HomeLLM.Engines.Inference.Kernels;

// For processors with 16 registers of 256 bits.
internal static partial class PanelKernels
{
    // A panel and 6 vectors: 12 accumulators of 8 outputs. Vectors after the last are the last one again, and not stored.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Middle(ref float w, ref float x, ref float y, int last, in PanelLayout layout, bool accumulate)
    {
        ref var x1 = ref Unsafe.Add(ref x, Math.Min(1, last) * layout.VectorStride);
        ref var x2 = ref Unsafe.Add(ref x, Math.Min(2, last) * layout.VectorStride);
        ref var x3 = ref Unsafe.Add(ref x, Math.Min(3, last) * layout.VectorStride);
        ref var x4 = ref Unsafe.Add(ref x, Math.Min(4, last) * layout.VectorStride);
        ref var x5 = ref Unsafe.Add(ref x, Math.Min(5, last) * layout.VectorStride);
        Vector256<float> s00 = default, s01 = default;
        Vector256<float> s10 = default, s11 = default;
        Vector256<float> s20 = default, s21 = default;
        Vector256<float> s30 = default, s31 = default;
        Vector256<float> s40 = default, s41 = default;
        Vector256<float> s50 = default, s51 = default;
        nuint at = 0;
        for (nuint d = 0; d < (nuint)layout.Depth; d++, at += (nuint)layout.DepthStride)
        {
            var w0 = Vector256.LoadUnsafe(ref w, at);
            var w1 = Vector256.LoadUnsafe(ref w, at + 8);
            var v = Vector256.Create(Unsafe.Add(ref x, d));
            s00 = Vector256.MultiplyAddEstimate(v, w0, s00);
            s01 = Vector256.MultiplyAddEstimate(v, w1, s01);
            v = Vector256.Create(Unsafe.Add(ref x1, d));
            s10 = Vector256.MultiplyAddEstimate(v, w0, s10);
            s11 = Vector256.MultiplyAddEstimate(v, w1, s11);
            v = Vector256.Create(Unsafe.Add(ref x2, d));
            s20 = Vector256.MultiplyAddEstimate(v, w0, s20);
            s21 = Vector256.MultiplyAddEstimate(v, w1, s21);
            v = Vector256.Create(Unsafe.Add(ref x3, d));
            s30 = Vector256.MultiplyAddEstimate(v, w0, s30);
            s31 = Vector256.MultiplyAddEstimate(v, w1, s31);
            v = Vector256.Create(Unsafe.Add(ref x4, d));
            s40 = Vector256.MultiplyAddEstimate(v, w0, s40);
            s41 = Vector256.MultiplyAddEstimate(v, w1, s41);
            v = Vector256.Create(Unsafe.Add(ref x5, d));
            s50 = Vector256.MultiplyAddEstimate(v, w0, s50);
            s51 = Vector256.MultiplyAddEstimate(v, w1, s51);
        }

        Store(s00, s01, ref y, accumulate);
        if (last >= 1)
        {
            Store(s10, s11, ref Unsafe.Add(ref y, layout.TargetStride), accumulate);
        }

        if (last >= 2)
        {
            Store(s20, s21, ref Unsafe.Add(ref y, 2 * layout.TargetStride), accumulate);
        }

        if (last >= 3)
        {
            Store(s30, s31, ref Unsafe.Add(ref y, 3 * layout.TargetStride), accumulate);
        }

        if (last >= 4)
        {
            Store(s40, s41, ref Unsafe.Add(ref y, 4 * layout.TargetStride), accumulate);
        }

        if (last >= 5)
        {
            Store(s50, s51, ref Unsafe.Add(ref y, 5 * layout.TargetStride), accumulate);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<float> s0, Vector256<float> s1, ref float y, bool accumulate)
    {
        if (accumulate)
        {
            s0 += Vector256.LoadUnsafe(ref y);
            s1 += Vector256.LoadUnsafe(ref y, 8);
        }

        s0.StoreUnsafe(ref y);
        s1.StoreUnsafe(ref y, 8);
    }
}
