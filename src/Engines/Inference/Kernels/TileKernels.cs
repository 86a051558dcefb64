using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HomeLLM.Engines.Inference.Kernels;

/// <summary>
/// Inner products of 4 rows with 1 or 4 vectors at once: every element that is loaded is used 4 times. Each accumulator's lanes hold the
/// partial sums of one row with one vector; they are added up at the end; the tail that fills no vector is done one by one.
/// Scalar twin: <see cref="ScalarKernels.DotTile"/>.
/// </summary>
internal static class TileKernels
{
    /// <summary>Rows, and vectors, of a tile.</summary>
    public const int Size = 4;

    /// <summary>targets[t · stride + r] = rows[r] · vectors[t] for 4 rows and 4 vectors.</summary>
    /// <param name="rows">4 rows of <paramref name="length"/>, one after another.</param>
    /// <param name="vectors">4 vectors of <paramref name="length"/>, one after another.</param>
    /// <param name="length">Elements of a row.</param>
    /// <param name="targets">Receives the products; at least 3 · <paramref name="stride"/> + 4.</param>
    /// <param name="stride">From one vector's results to the next one's.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Dot4X4(ReadOnlySpan<float> rows, ReadOnlySpan<float> vectors, int length, Span<float> targets, int stride)
    {
        ref var w = ref MemoryMarshal.GetReference(rows);
        ref var x = ref MemoryMarshal.GetReference(vectors);
        ref var y = ref MemoryMarshal.GetReference(targets[..((3 * stride) + Size)]);
        for (var half = 0; half < 2; half++)
        {
            Dot4X2(ref w, ref Unsafe.Add(ref x, half * 2 * length), length, ref Unsafe.Add(ref y, half * 2 * stride), stride);
        }
    }

    /// <summary>targets[r] = rows[r] · vector for 4 rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Dot4X1(ReadOnlySpan<float> rows, ReadOnlySpan<float> vector, Span<float> targets)
    {
        var length = vector.Length;
        ref var w = ref MemoryMarshal.GetReference(rows);
        ref var x = ref MemoryMarshal.GetReference(vector);
        Vector<float> s0 = default, s1 = default, s2 = default, s3 = default;
        var i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var v = Vector.LoadUnsafe(ref x, (nuint)i);
            s0 = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref w, (nuint)i), v, s0);
            s1 = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref w, (nuint)(i + length)), v, s1);
            s2 = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref w, (nuint)(i + (2 * length))), v, s2);
            s3 = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref w, (nuint)(i + (3 * length))), v, s3);
        }

        targets[3] = Vector.Sum(s3) + ScalarKernels.Dot(rows.Slice((3 * length) + i, length - i), vector[i..]);
        targets[2] = Vector.Sum(s2) + ScalarKernels.Dot(rows.Slice((2 * length) + i, length - i), vector[i..]);
        targets[1] = Vector.Sum(s1) + ScalarKernels.Dot(rows.Slice(length + i, length - i), vector[i..]);
        targets[0] = Vector.Sum(s0) + ScalarKernels.Dot(rows.Slice(i, length - i), vector[i..]);
    }

    // 8 accumulators, 4 rows and 2 vectors fit the 16 registers that every x64 has.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Dot4X2(ref float w, ref float x, int length, ref float y, int stride)
    {
        Vector<float> s00 = default, s01 = default, s02 = default, s03 = default;
        Vector<float> s10 = default, s11 = default, s12 = default, s13 = default;
        var i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var a = Vector.LoadUnsafe(ref x, (nuint)i);
            var b = Vector.LoadUnsafe(ref x, (nuint)(i + length));
            var row = Vector.LoadUnsafe(ref w, (nuint)i);
            s00 = Vector.MultiplyAddEstimate(row, a, s00);
            s10 = Vector.MultiplyAddEstimate(row, b, s10);
            row = Vector.LoadUnsafe(ref w, (nuint)(i + length));
            s01 = Vector.MultiplyAddEstimate(row, a, s01);
            s11 = Vector.MultiplyAddEstimate(row, b, s11);
            row = Vector.LoadUnsafe(ref w, (nuint)(i + (2 * length)));
            s02 = Vector.MultiplyAddEstimate(row, a, s02);
            s12 = Vector.MultiplyAddEstimate(row, b, s12);
            row = Vector.LoadUnsafe(ref w, (nuint)(i + (3 * length)));
            s03 = Vector.MultiplyAddEstimate(row, a, s03);
            s13 = Vector.MultiplyAddEstimate(row, b, s13);
        }

        y = Vector.Sum(s00);
        Unsafe.Add(ref y, 1) = Vector.Sum(s01);
        Unsafe.Add(ref y, 2) = Vector.Sum(s02);
        Unsafe.Add(ref y, 3) = Vector.Sum(s03);
        Unsafe.Add(ref y, stride) = Vector.Sum(s10);
        Unsafe.Add(ref y, stride + 1) = Vector.Sum(s11);
        Unsafe.Add(ref y, stride + 2) = Vector.Sum(s12);
        Unsafe.Add(ref y, stride + 3) = Vector.Sum(s13);
        if (i < length)
        {
            AddTail4X2(ref w, ref x, i, length, ref y, stride);
        }
    }

    private static void AddTail4X2(ref float w, ref float x, int start, int length, ref float y, int stride)
    {
        for (var t = 0; t < 2; t++)
        {
            for (var r = 0; r < Size; r++)
            {
                for (var i = start; i < length; i++)
                {
                    Unsafe.Add(ref y, (t * stride) + r) += Unsafe.Add(ref w, (r * length) + i) * Unsafe.Add(ref x, (t * length) + i);
                }
            }
        }
    }
}
