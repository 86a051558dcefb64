using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HomeLLM.Engines.Inference.Kernels;

/// <summary>
/// Products of vectors with panels: 16 outputs whose weights lie side by side, depth after depth. Lanes hold outputs, so nothing is added
/// across lanes; 6 vectors at a time, so that every weight that is loaded is used 6 times. Scalar twin: <see cref="MultiplyScalar"/>.
/// </summary>
internal static partial class PanelKernels
{
    /// <summary>Outputs of a panel.</summary>
    public const int Width = 16;

    private const int VectorsAtOnce = 6;
    private const int WidePanels = 4;

    /// <summary>target[t, p, lane] (+)= Σ vectors[t, depth] · panels[p, depth, lane].</summary>
    /// <param name="panels">At least <paramref name="panelCount"/> panels.</param>
    /// <param name="panelCount">How many panels.</param>
    /// <param name="vectors">At least <paramref name="vectorCount"/> vectors.</param>
    /// <param name="vectorCount">How many vectors.</param>
    /// <param name="target">Receives panelCount · 16 results per vector.</param>
    /// <param name="layout">Where they lie.</param>
    /// <param name="accumulate">Whether the results are added to what the target holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(
        ReadOnlySpan<float> panels, int panelCount, ReadOnlySpan<float> vectors, int vectorCount, Span<float> target, in PanelLayout layout, bool accumulate)
    {
        if (panelCount == 0 || vectorCount == 0)
        {
            return;
        }

        Check(panels.Length, panelCount, vectors.Length, vectorCount, target.Length, layout);
        ref var w = ref MemoryMarshal.GetReference(panels);
        ref var x = ref MemoryMarshal.GetReference(vectors);
        ref var y = ref MemoryMarshal.GetReference(target);
        var panel = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; panel <= panelCount - WidePanels; panel += WidePanels)
            {
                for (var t = 0; t < vectorCount; t += VectorsAtOnce)
                {
                    Wide(
                        ref Unsafe.Add(ref w, panel * layout.PanelStride),
                        ref Unsafe.Add(ref x, t * layout.VectorStride),
                        ref Unsafe.Add(ref y, (t * layout.TargetStride) + (panel * Width)),
                        Math.Min(VectorsAtOnce, vectorCount - t) - 1,
                        layout,
                        accumulate);
                }
            }
        }

        for (; panel < panelCount; panel++)
        {
            ref var p = ref Unsafe.Add(ref w, panel * layout.PanelStride);
            for (var t = 0; t < vectorCount; t += VectorsAtOnce)
            {
                ref var v = ref Unsafe.Add(ref x, t * layout.VectorStride);
                ref var o = ref Unsafe.Add(ref y, (t * layout.TargetStride) + (panel * Width));
                var last = Math.Min(VectorsAtOnce, vectorCount - t) - 1;
                if (Vector256.IsHardwareAccelerated)
                {
                    Middle(ref p, ref v, ref o, last, layout, accumulate);
                }
                else
                {
                    Narrow(ref p, ref v, ref o, last, layout, accumulate);
                }
            }
        }
    }

    /// <summary>The scalar twin of <see cref="Multiply"/>.</summary>
    public static void MultiplyScalar(
        ReadOnlySpan<float> panels, int panelCount, ReadOnlySpan<float> vectors, int vectorCount, Span<float> target, in PanelLayout layout, bool accumulate)
    {
        for (var t = 0; t < vectorCount; t++)
        {
            for (var output = 0; output < panelCount * Width; output++)
            {
                var first = (output / Width * layout.PanelStride) + (output % Width);
                var sum = accumulate ? target[(t * layout.TargetStride) + output] : 0;
                for (var depth = 0; depth < layout.Depth; depth++)
                {
                    sum += vectors[(t * layout.VectorStride) + depth] * panels[first + (depth * layout.DepthStride)];
                }

                target[(t * layout.TargetStride) + output] = sum;
            }
        }
    }

    // The kernels write without checks: everything they touch is checked here.
    private static void Check(int panels, int panelCount, int vectors, int vectorCount, int target, in PanelLayout layout)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(layout.Depth, nameof(layout));
        ArgumentOutOfRangeException.ThrowIfNegative(Math.Min(Math.Min(layout.PanelStride, layout.DepthStride), layout.VectorStride), nameof(layout));
        ArgumentOutOfRangeException.ThrowIfLessThan(layout.TargetStride, vectorCount > 1 ? panelCount * Width : 0, nameof(layout));
        var lastWeight = ((long)(panelCount - 1) * layout.PanelStride) + ((long)(layout.Depth - 1) * layout.DepthStride) + Width;
        ArgumentOutOfRangeException.ThrowIfLessThan(panels, lastWeight, nameof(panels));
        ArgumentOutOfRangeException.ThrowIfLessThan(vectors, ((long)(vectorCount - 1) * layout.VectorStride) + layout.Depth, nameof(vectors));
        ArgumentOutOfRangeException.ThrowIfLessThan(target, ((long)(vectorCount - 1) * layout.TargetStride) + ((long)panelCount * Width), nameof(target));
    }
}
