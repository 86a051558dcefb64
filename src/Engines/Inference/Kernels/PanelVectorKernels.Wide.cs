using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HomeLLM.Engines.Inference.Kernels;

// For processors with registers of 512 bits: one holds a panel's 16 outputs.
internal static partial class PanelVectorKernels
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WideHalf(ReadOnlySpan<uint> panels, int panelCount, ReadOnlySpan<float> scaled, Span<float> output)
    {
        var pairs = (nuint)scaled.Length / 2;
        ref var x = ref MemoryMarshal.GetReference(scaled);
        ref var w = ref MemoryMarshal.GetReference(panels);
        var mask = Vector512.Create(HalfMask);
        for (var panel = 0; panel < panelCount; panel++)
        {
            Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default;
            nuint pair = 0;
            for (; pair + 2 <= pairs; pair += 2)
            {
                var both = Vector512.LoadUnsafe(ref w, pair * PanelKernels.Width).AsInt32();
                var next = Vector512.LoadUnsafe(ref w, (pair + 1) * PanelKernels.Width).AsInt32();
                ref var four = ref Unsafe.Add(ref x, 2 * pair);
                s0 = Vector512.MultiplyAddEstimate(Vector512.Create(four), (((both << 16) >> 3) & mask).AsSingle(), s0);
                s1 = Vector512.MultiplyAddEstimate(Vector512.Create(Unsafe.Add(ref four, 1)), ((both >> 3) & mask).AsSingle(), s1);
                s2 = Vector512.MultiplyAddEstimate(Vector512.Create(Unsafe.Add(ref four, 2)), (((next << 16) >> 3) & mask).AsSingle(), s2);
                s3 = Vector512.MultiplyAddEstimate(Vector512.Create(Unsafe.Add(ref four, 3)), ((next >> 3) & mask).AsSingle(), s3);
            }

            if (pair < pairs)
            {
                var both = Vector512.LoadUnsafe(ref w, pair * PanelKernels.Width).AsInt32();
                s0 = Vector512.MultiplyAddEstimate(Vector512.Create(Unsafe.Add(ref x, 2 * pair)), (((both << 16) >> 3) & mask).AsSingle(), s0);
                s1 = Vector512.MultiplyAddEstimate(Vector512.Create(Unsafe.Add(ref x, (2 * pair) + 1)), ((both >> 3) & mask).AsSingle(), s1);
            }

            (((s0 + s1) + (s2 + s3)) * HalfShift).StoreUnsafe(ref MemoryMarshal.GetReference(output), (nuint)(panel * PanelKernels.Width));
            w = ref Unsafe.Add(ref w, pairs * PanelKernels.Width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WideQuants(
        ReadOnlySpan<int> quants,
        ReadOnlySpan<float> scales,
        ReadOnlySpan<float> minima,
        int panelCount,
        ReadOnlySpan<float> vector,
        ReadOnlySpan<float> sums,
        Span<float> output)
    {
        ref var w = ref MemoryMarshal.GetReference(quants);
        ref var scale = ref MemoryMarshal.GetReference(scales);
        nuint at = 0;
        for (var panel = 0; panel < panelCount; panel++)
        {
            ref var x = ref MemoryMarshal.GetReference(vector);
            var total = Vector512<float>.Zero;
            for (var block = 0; block < sums.Length; block++, at += PanelKernels.Width)
            {
                Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default;
                for (var word = 0; word < WordsPerBlock; word++)
                {
                    var four = Vector512.LoadUnsafe(ref w);
                    s0 = Vector512.MultiplyAddEstimate(Vector512.Create(x), Vector512.ConvertToSingle((four << 24) >> 24), s0);
                    s1 = Vector512.MultiplyAddEstimate(Vector512.Create(Unsafe.Add(ref x, 1)), Vector512.ConvertToSingle((four << 16) >> 24), s1);
                    s2 = Vector512.MultiplyAddEstimate(Vector512.Create(Unsafe.Add(ref x, 2)), Vector512.ConvertToSingle((four << 8) >> 24), s2);
                    s3 = Vector512.MultiplyAddEstimate(Vector512.Create(Unsafe.Add(ref x, 3)), Vector512.ConvertToSingle(four >> 24), s3);
                    w = ref Unsafe.Add(ref w, PanelKernels.Width);
                    x = ref Unsafe.Add(ref x, 4);
                }

                total += ((s0 + s1) + (s2 + s3)) * Vector512.LoadUnsafe(ref scale, at);
                if (!minima.IsEmpty)
                {
                    total += Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(minima), at) * sums[block];
                }
            }

            total.StoreUnsafe(ref MemoryMarshal.GetReference(output), (nuint)(panel * PanelKernels.Width));
        }
    }
}
