using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HomeLLM.Engines.Inference.Kernels;

/// <summary>
/// Products of one vector with panels as they are stored, for decoding, and the expansion of stored panels. Lanes: consecutive outputs of a
/// panel; each register's share of a panel is one pass over it. Scalar twins: expand, then <see cref="PanelKernels.MultiplyScalar"/>.
/// </summary>
internal static partial class PanelVectorKernels
{
    /// <summary>Columns of a block of quants.</summary>
    public const int BlockLength = 32;

    /// <summary>The most columns; vectors are scaled on the stack.</summary>
    public const int MaxColumns = 8_192;

    // A half's bits shifted to where a single has them are 2^112 times too small. Half of that goes into the vector, half into the sum.
    private const float HalfShift = 72057594037927936f; // 2^56
    private const int HalfMask = unchecked((int)0x8FFFE000);
    private const int WordsPerBlock = BlockLength / 4;

    /// <summary>output[p, lane] = Σ vector[depth] · panels[p, depth, lane].</summary>
    /// <param name="panels">Single precision.</param>
    /// <param name="panelCount">How many.</param>
    /// <param name="panelStride">From one panel to the next.</param>
    /// <param name="depthStride">From one depth to the next.</param>
    /// <param name="vector">As long as the panels are deep.</param>
    /// <param name="output">[panels · 16].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Single(
        ReadOnlySpan<float> panels, int panelCount, int panelStride, int depthStride, ReadOnlySpan<float> vector, Span<float> output)
    {
        Debug.Assert(panels.Length >= ((panelCount - 1) * panelStride) + ((vector.Length - 1) * depthStride) + PanelKernels.Width);
        Debug.Assert(output.Length >= panelCount * PanelKernels.Width);
        ref var x = ref MemoryMarshal.GetReference(vector);
        var depth = (nuint)vector.Length;
        var step = (nuint)depthStride;
        for (var lane = 0; lane < panelCount * PanelKernels.Width; lane += Vector<float>.Count)
        {
            ref var w = ref Unsafe.Add(
                ref MemoryMarshal.GetReference(panels), (lane / PanelKernels.Width * panelStride) + (lane % PanelKernels.Width));
            Vector<float> s0 = default, s1 = default, s2 = default, s3 = default;
            nuint d = 0, at = 0;
            for (; d + 4 <= depth; d += 4, at += 4 * step)
            {
                s0 = Vector.MultiplyAddEstimate(new Vector<float>(Unsafe.Add(ref x, d)), Vector.LoadUnsafe(ref w, at), s0);
                s1 = Vector.MultiplyAddEstimate(new Vector<float>(Unsafe.Add(ref x, d + 1)), Vector.LoadUnsafe(ref w, at + step), s1);
                s2 = Vector.MultiplyAddEstimate(new Vector<float>(Unsafe.Add(ref x, d + 2)), Vector.LoadUnsafe(ref w, at + (2 * step)), s2);
                s3 = Vector.MultiplyAddEstimate(new Vector<float>(Unsafe.Add(ref x, d + 3)), Vector.LoadUnsafe(ref w, at + (3 * step)), s3);
            }

            for (; d < depth; d++, at += step)
            {
                s0 = Vector.MultiplyAddEstimate(new Vector<float>(Unsafe.Add(ref x, d)), Vector.LoadUnsafe(ref w, at), s0);
            }

            ((s0 + s1) + (s2 + s3)).StoreUnsafe(ref MemoryMarshal.GetReference(output), (nuint)lane);
        }
    }

    /// <summary>As <see cref="Single"/>, for packed panels of finite halves in pairs of columns.</summary>
    /// <param name="panels">[panels, columns / 2, 16]; the first column of a pair is the low half.</param>
    /// <param name="panelCount">How many.</param>
    /// <param name="vector">An even length, at most <see cref="MaxColumns"/>.</param>
    /// <param name="output">[panels · 16].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Half(ReadOnlySpan<uint> panels, int panelCount, ReadOnlySpan<float> vector, Span<float> output)
    {
        var pairs = (nuint)vector.Length / 2;
        Debug.Assert(panels.Length >= panelCount * (int)pairs * PanelKernels.Width && output.Length >= panelCount * PanelKernels.Width);
        Span<float> scaled = stackalloc float[vector.Length];
        Scale(vector, HalfShift, scaled);
        if (Vector512.IsHardwareAccelerated)
        {
            WideHalf(panels, panelCount, scaled, output);
            return;
        }

        ref var x = ref MemoryMarshal.GetReference(scaled);
        for (var lane = 0; lane < panelCount * PanelKernels.Width; lane += Vector<float>.Count)
        {
            ref var w = ref Unsafe.Add(
                ref MemoryMarshal.GetReference(panels), (lane / PanelKernels.Width * (int)pairs * PanelKernels.Width) + (lane % PanelKernels.Width));
            Vector<float> s0 = default, s1 = default, s2 = default, s3 = default;
            nuint pair = 0;
            for (; pair + 2 <= pairs; pair += 2)
            {
                var both = Vector.LoadUnsafe(ref w, pair * PanelKernels.Width);
                var next = Vector.LoadUnsafe(ref w, (pair + 1) * PanelKernels.Width);
                s0 = Vector.MultiplyAddEstimate(new Vector<float>(Unsafe.Add(ref x, 2 * pair)), Low(both), s0);
                s1 = Vector.MultiplyAddEstimate(new Vector<float>(Unsafe.Add(ref x, (2 * pair) + 1)), High(both), s1);
                s2 = Vector.MultiplyAddEstimate(new Vector<float>(Unsafe.Add(ref x, (2 * pair) + 2)), Low(next), s2);
                s3 = Vector.MultiplyAddEstimate(new Vector<float>(Unsafe.Add(ref x, (2 * pair) + 3)), High(next), s3);
            }

            for (; pair < pairs; pair++)
            {
                var both = Vector.LoadUnsafe(ref w, pair * PanelKernels.Width);
                s0 = Vector.MultiplyAddEstimate(new Vector<float>(Unsafe.Add(ref x, 2 * pair)), Low(both), s0);
                s1 = Vector.MultiplyAddEstimate(new Vector<float>(Unsafe.Add(ref x, (2 * pair) + 1)), High(both), s1);
            }

            (((s0 + s1) + (s2 + s3)) * HalfShift).StoreUnsafe(ref MemoryMarshal.GetReference(output), (nuint)lane);
        }
    }

    /// <summary>As <see cref="Single"/>, for packed panels of quants.</summary>
    /// <param name="quants">[panels, columns / 4, 16]; the first of four columns is the low byte.</param>
    /// <param name="scales">[panels, columns / 32, 16].</param>
    /// <param name="minima">What is added to each weight, as the scales; empty for nothing.</param>
    /// <param name="panelCount">How many.</param>
    /// <param name="vector">Whole blocks, at most <see cref="MaxColumns"/>.</param>
    /// <param name="output">[panels · 16].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Quants(
        ReadOnlySpan<int> quants, ReadOnlySpan<float> scales, ReadOnlySpan<float> minima, int panelCount, ReadOnlySpan<float> vector, Span<float> output)
    {
        var blocks = vector.Length / BlockLength;
        Debug.Assert(quants.Length >= panelCount * vector.Length / 4 * PanelKernels.Width && scales.Length >= panelCount * blocks * PanelKernels.Width);
        Span<float> sums = stackalloc float[blocks];
        SumBlocks(vector, sums);
        if (Vector512.IsHardwareAccelerated)
        {
            WideQuants(quants, scales, minima, panelCount, vector, sums, output);
            return;
        }

        for (var lane = 0; lane < panelCount * PanelKernels.Width; lane += Vector<float>.Count)
        {
            var (panel, first) = Math.DivRem(lane, PanelKernels.Width);
            ref var w = ref Unsafe.Add(ref MemoryMarshal.GetReference(quants), (panel * vector.Length / 4 * PanelKernels.Width) + first);
            var total = Vector<float>.Zero;
            for (var block = 0; block < blocks; block++)
            {
                ref var x = ref Unsafe.Add(ref MemoryMarshal.GetReference(vector), block * BlockLength);
                Vector<float> s0 = default, s1 = default, s2 = default, s3 = default;
                for (nuint word = 0; word < WordsPerBlock; word++)
                {
                    var four = Vector.LoadUnsafe(ref w, (((nuint)block * WordsPerBlock) + word) * PanelKernels.Width);
                    s0 = Vector.MultiplyAddEstimate(new Vector<float>(Unsafe.Add(ref x, 4 * word)), Vector.ConvertToSingle((four << 24) >> 24), s0);
                    s1 = Vector.MultiplyAddEstimate(new Vector<float>(Unsafe.Add(ref x, (4 * word) + 1)), Vector.ConvertToSingle((four << 16) >> 24), s1);
                    s2 = Vector.MultiplyAddEstimate(new Vector<float>(Unsafe.Add(ref x, (4 * word) + 2)), Vector.ConvertToSingle((four << 8) >> 24), s2);
                    s3 = Vector.MultiplyAddEstimate(new Vector<float>(Unsafe.Add(ref x, (4 * word) + 3)), Vector.ConvertToSingle(four >> 24), s3);
                }

                var at = (nuint)((((panel * blocks) + block) * PanelKernels.Width) + first);
                total += ((s0 + s1) + (s2 + s3)) * Vector.LoadUnsafe(ref MemoryMarshal.GetReference(scales), at);
                if (!minima.IsEmpty)
                {
                    total += Vector.LoadUnsafe(ref MemoryMarshal.GetReference(minima), at) * sums[block];
                }
            }

            total.StoreUnsafe(ref MemoryMarshal.GetReference(output), (nuint)lane);
        }
    }

    /// <summary>Halves in pairs of columns to singles, column after column.</summary>
    /// <param name="source">[columns / 2, 16].</param>
    /// <param name="target">[columns, 16].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ExpandHalf(ReadOnlySpan<uint> source, Span<float> target)
    {
        Debug.Assert(target.Length == 2 * source.Length && source.Length % PanelKernels.Width == 0);
        ref var s = ref MemoryMarshal.GetReference(source);
        ref var t = ref MemoryMarshal.GetReference(target);
        var shift = new Vector<float>(HalfShift * HalfShift);
        for (var i = 0; i < source.Length; i += Vector<uint>.Count)
        {
            var both = Vector.LoadUnsafe(ref s, (nuint)i);
            var at = (nuint)((i / PanelKernels.Width * 2 * PanelKernels.Width) + (i % PanelKernels.Width));
            (Low(both) * shift).StoreUnsafe(ref t, at);
            (High(both) * shift).StoreUnsafe(ref t, at + PanelKernels.Width);
        }
    }

    /// <summary>Quants to singles, column after column.</summary>
    /// <param name="source">[columns / 4, 16].</param>
    /// <param name="scales">[columns / 32, 16].</param>
    /// <param name="minima">As the scales, or empty.</param>
    /// <param name="target">[columns, 16].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ExpandQuants(ReadOnlySpan<int> source, ReadOnlySpan<float> scales, ReadOnlySpan<float> minima, Span<float> target)
    {
        Debug.Assert(target.Length == 4 * source.Length && scales.Length * BlockLength == target.Length);
        ref var t = ref MemoryMarshal.GetReference(target);
        for (var i = 0; i < source.Length; i += Vector<int>.Count)
        {
            var (word, lane) = Math.DivRem(i, PanelKernels.Width);
            var four = Vector.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)i);
            var block = (nuint)((word / WordsPerBlock * PanelKernels.Width) + lane);
            var scale = Vector.LoadUnsafe(ref MemoryMarshal.GetReference(scales), block);
            var minimum = minima.IsEmpty ? Vector<float>.Zero : Vector.LoadUnsafe(ref MemoryMarshal.GetReference(minima), block);
            var at = (nuint)((word * 4 * PanelKernels.Width) + lane);
            ((Vector.ConvertToSingle((four << 24) >> 24) * scale) + minimum).StoreUnsafe(ref t, at);
            ((Vector.ConvertToSingle((four << 16) >> 24) * scale) + minimum).StoreUnsafe(ref t, at + PanelKernels.Width);
            ((Vector.ConvertToSingle((four << 8) >> 24) * scale) + minimum).StoreUnsafe(ref t, at + (2 * PanelKernels.Width));
            ((Vector.ConvertToSingle(four >> 24) * scale) + minimum).StoreUnsafe(ref t, at + (3 * PanelKernels.Width));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Low(Vector<uint> both) => Vector.AsVectorSingle((Vector.AsVectorInt32(both << 16) >> 3) & new Vector<int>(HalfMask));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> High(Vector<uint> both) => Vector.AsVectorSingle((Vector.AsVectorInt32(both) >> 3) & new Vector<int>(HalfMask));

    private static void Scale(ReadOnlySpan<float> source, float factor, Span<float> target)
    {
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = source[i] * factor;
        }
    }

    private static void SumBlocks(ReadOnlySpan<float> vector, Span<float> sums)
    {
        for (var block = 0; block < sums.Length; block++)
        {
            var sum = 0f;
            foreach (var value in vector.Slice(block * BlockLength, BlockLength))
            {
                sum += value;
            }

            sums[block] = sum;
        }
    }
}
