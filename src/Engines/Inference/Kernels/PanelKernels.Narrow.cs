using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HomeLLM.Engines.Inference.Kernels;

// For processors with 32 registers of 128 bits, which ARM has; others run it too, more slowly.
internal static partial class PanelKernels
{
    // A panel and 6 vectors: 24 accumulators of 4 outputs. Vectors after the last are the last one again, and not stored.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Narrow(ref float w, ref float x, ref float y, int last, in PanelLayout layout, bool accumulate)
    {
        ref var x1 = ref Unsafe.Add(ref x, Math.Min(1, last) * layout.VectorStride);
        ref var x2 = ref Unsafe.Add(ref x, Math.Min(2, last) * layout.VectorStride);
        ref var x3 = ref Unsafe.Add(ref x, Math.Min(3, last) * layout.VectorStride);
        ref var x4 = ref Unsafe.Add(ref x, Math.Min(4, last) * layout.VectorStride);
        ref var x5 = ref Unsafe.Add(ref x, Math.Min(5, last) * layout.VectorStride);
        Vector128<float> s00 = default, s01 = default, s02 = default, s03 = default;
        Vector128<float> s10 = default, s11 = default, s12 = default, s13 = default;
        Vector128<float> s20 = default, s21 = default, s22 = default, s23 = default;
        Vector128<float> s30 = default, s31 = default, s32 = default, s33 = default;
        Vector128<float> s40 = default, s41 = default, s42 = default, s43 = default;
        Vector128<float> s50 = default, s51 = default, s52 = default, s53 = default;
        nuint at = 0;
        for (nuint d = 0; d < (nuint)layout.Depth; d++, at += (nuint)layout.DepthStride)
        {
            var w0 = Vector128.LoadUnsafe(ref w, at);
            var w1 = Vector128.LoadUnsafe(ref w, at + 4);
            var w2 = Vector128.LoadUnsafe(ref w, at + 8);
            var w3 = Vector128.LoadUnsafe(ref w, at + 12);
            var v = Vector128.Create(Unsafe.Add(ref x, d));
            s00 = Vector128.MultiplyAddEstimate(v, w0, s00);
            s01 = Vector128.MultiplyAddEstimate(v, w1, s01);
            s02 = Vector128.MultiplyAddEstimate(v, w2, s02);
            s03 = Vector128.MultiplyAddEstimate(v, w3, s03);
            v = Vector128.Create(Unsafe.Add(ref x1, d));
            s10 = Vector128.MultiplyAddEstimate(v, w0, s10);
            s11 = Vector128.MultiplyAddEstimate(v, w1, s11);
            s12 = Vector128.MultiplyAddEstimate(v, w2, s12);
            s13 = Vector128.MultiplyAddEstimate(v, w3, s13);
            v = Vector128.Create(Unsafe.Add(ref x2, d));
            s20 = Vector128.MultiplyAddEstimate(v, w0, s20);
            s21 = Vector128.MultiplyAddEstimate(v, w1, s21);
            s22 = Vector128.MultiplyAddEstimate(v, w2, s22);
            s23 = Vector128.MultiplyAddEstimate(v, w3, s23);
            v = Vector128.Create(Unsafe.Add(ref x3, d));
            s30 = Vector128.MultiplyAddEstimate(v, w0, s30);
            s31 = Vector128.MultiplyAddEstimate(v, w1, s31);
            s32 = Vector128.MultiplyAddEstimate(v, w2, s32);
            s33 = Vector128.MultiplyAddEstimate(v, w3, s33);
            v = Vector128.Create(Unsafe.Add(ref x4, d));
            s40 = Vector128.MultiplyAddEstimate(v, w0, s40);
            s41 = Vector128.MultiplyAddEstimate(v, w1, s41);
            s42 = Vector128.MultiplyAddEstimate(v, w2, s42);
            s43 = Vector128.MultiplyAddEstimate(v, w3, s43);
            v = Vector128.Create(Unsafe.Add(ref x5, d));
            s50 = Vector128.MultiplyAddEstimate(v, w0, s50);
            s51 = Vector128.MultiplyAddEstimate(v, w1, s51);
            s52 = Vector128.MultiplyAddEstimate(v, w2, s52);
            s53 = Vector128.MultiplyAddEstimate(v, w3, s53);
        }

        Store(s00, s01, s02, s03, ref y, accumulate);
        if (last >= 1)
        {
            Store(s10, s11, s12, s13, ref Unsafe.Add(ref y, layout.TargetStride), accumulate);
        }

        if (last >= 2)
        {
            Store(s20, s21, s22, s23, ref Unsafe.Add(ref y, 2 * layout.TargetStride), accumulate);
        }

        if (last >= 3)
        {
            Store(s30, s31, s32, s33, ref Unsafe.Add(ref y, 3 * layout.TargetStride), accumulate);
        }

        if (last >= 4)
        {
            Store(s40, s41, s42, s43, ref Unsafe.Add(ref y, 4 * layout.TargetStride), accumulate);
        }

        if (last >= 5)
        {
            Store(s50, s51, s52, s53, ref Unsafe.Add(ref y, 5 * layout.TargetStride), accumulate);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector128<float> s0, Vector128<float> s1, Vector128<float> s2, Vector128<float> s3, ref float y, bool accumulate)
    {
        if (accumulate)
        {
            s0 += Vector128.LoadUnsafe(ref y);
            s1 += Vector128.LoadUnsafe(ref y, 4);
            s2 += Vector128.LoadUnsafe(ref y, 8);
            s3 += Vector128.LoadUnsafe(ref y, 12);
        }

        s0.StoreUnsafe(ref y);
        s1.StoreUnsafe(ref y, 4);
        s2.StoreUnsafe(ref y, 8);
        s3.StoreUnsafe(ref y, 12);
    }
}
