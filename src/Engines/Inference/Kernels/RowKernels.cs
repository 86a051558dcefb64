using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HomeLLM.Engines.Inference.Kernels;

/// <summary>
/// Inner products of stored rows with one vector, for decoding, where expanding the rows first would cost more than it saves.
/// Lanes: consecutive weights of a row; the tail that fills no vector is done one by one. Scalar twins: expand the row
/// (<see cref="ScalarKernels"/>), then <see cref="ScalarKernels.Dot"/>.
/// </summary>
internal static class RowKernels
{
    /// <summary>output[r] = rows[r] · vector for F32 rows.</summary>
    /// <param name="rows">[output's length, vector's length].</param>
    /// <param name="vector">What each row is multiplied with.</param>
    /// <param name="output">One per row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Single(ReadOnlySpan<float> rows, ReadOnlySpan<float> vector, Span<float> output)
    {
        Debug.Assert(rows.Length == vector.Length * output.Length);
        var r = 0;
        for (; r <= output.Length - TileKernels.Size; r += TileKernels.Size)
        {
            TileKernels.Dot4X1(rows.Slice(r * vector.Length, TileKernels.Size * vector.Length), vector, output.Slice(r, TileKernels.Size));
        }

        for (; r < output.Length; r++)
        {
            output[r] = VectorKernels.Dot(rows.Slice(r * vector.Length, vector.Length), vector);
        }
    }

    /// <summary>output[r] = rows[r] · vector for finite half-precision rows; lengths as in <see cref="Single"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Half(ReadOnlySpan<ushort> rows, ReadOnlySpan<float> vector, Span<float> output)
    {
        Debug.Assert(rows.Length == vector.Length * output.Length);
        ref var w = ref MemoryMarshal.GetReference(rows);
        ref var x = ref MemoryMarshal.GetReference(vector);
        var length = vector.Length;
        for (var r = 0; r < output.Length; r++)
        {
            var row = (nuint)(r * length);
            Vector<float> s0 = default, s1 = default;
            var i = 0;
            for (; i <= length - Vector<ushort>.Count; i += Vector<ushort>.Count)
            {
                Vector.Widen(Vector.LoadUnsafe(ref w, row + (nuint)i), out var low, out var high);
                s0 = Vector.MultiplyAddEstimate(ExpandKernels.HalfToSingle(low), Vector.LoadUnsafe(ref x, (nuint)i), s0);
                s1 = Vector.MultiplyAddEstimate(ExpandKernels.HalfToSingle(high), Vector.LoadUnsafe(ref x, (nuint)(i + Vector<float>.Count)), s1);
            }

            var sum = Vector.Sum(s0 + s1);
            for (; i < length; i++)
            {
                sum += (float)BitConverter.UInt16BitsToHalf(rows[(r * length) + i]) * vector[i];
            }

            output[r] = sum;
        }
    }

    /// <summary>output[r] = rows[r] · vector for bfloat16 rows; lengths as in <see cref="Single"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Brain(ReadOnlySpan<ushort> rows, ReadOnlySpan<float> vector, Span<float> output)
    {
        Debug.Assert(rows.Length == vector.Length * output.Length);
        ref var w = ref MemoryMarshal.GetReference(rows);
        ref var x = ref MemoryMarshal.GetReference(vector);
        var length = vector.Length;
        for (var r = 0; r < output.Length; r++)
        {
            var row = (nuint)(r * length);
            Vector<float> s0 = default, s1 = default;
            var i = 0;
            for (; i <= length - Vector<ushort>.Count; i += Vector<ushort>.Count)
            {
                Vector.Widen(Vector.LoadUnsafe(ref w, row + (nuint)i), out var low, out var high);
                s0 = Vector.MultiplyAddEstimate(Vector.AsVectorSingle(low << 16), Vector.LoadUnsafe(ref x, (nuint)i), s0);
                s1 = Vector.MultiplyAddEstimate(Vector.AsVectorSingle(high << 16), Vector.LoadUnsafe(ref x, (nuint)(i + Vector<float>.Count)), s1);
            }

            var sum = Vector.Sum(s0 + s1);
            for (; i < length; i++)
            {
                sum += BitConverter.UInt32BitsToSingle((uint)rows[(r * length) + i] << 16) * vector[i];
            }

            output[r] = sum;
        }
    }

    /// <summary>output[r] = rows[r] · vector for Q8_0 rows.</summary>
    /// <param name="rows">Quants, [output's length, vector's length].</param>
    /// <param name="scales">One per block of <see cref="ExpandKernels.BlockLength"/> quants.</param>
    /// <param name="vector">What each row is multiplied with; whole blocks.</param>
    /// <param name="output">One per row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Q8(ReadOnlySpan<sbyte> rows, ReadOnlySpan<float> scales, ReadOnlySpan<float> vector, Span<float> output)
    {
        Debug.Assert(rows.Length == vector.Length * output.Length && rows.Length == scales.Length * ExpandKernels.BlockLength);
        if (ExpandKernels.BlockLength % Vector<sbyte>.Count != 0)
        {
            Q8Scalar(rows, scales, vector, output); // vectors longer than a block
            return;
        }

        ref var w = ref MemoryMarshal.GetReference(rows);
        ref var x = ref MemoryMarshal.GetReference(vector);
        ref var scale = ref MemoryMarshal.GetReference(scales);
        var at = (nuint)0;
        for (var r = 0; r < output.Length; r++)
        {
            Vector<float> s0 = default, s1 = default;
            for (nuint i = 0; i < (nuint)vector.Length; i += (nuint)Vector<sbyte>.Count, at += (nuint)Vector<sbyte>.Count)
            {
                Vector.Widen(Vector.LoadUnsafe(ref w, at), out var low, out var high);
                Vector.Widen(low, out var a, out var b);
                Vector.Widen(high, out var c, out var d);
                var p = Vector.ConvertToSingle(a) * Vector.LoadUnsafe(ref x, i);
                var q = Vector.ConvertToSingle(b) * Vector.LoadUnsafe(ref x, i + (nuint)Vector<float>.Count);
                p = Vector.MultiplyAddEstimate(Vector.ConvertToSingle(c), Vector.LoadUnsafe(ref x, i + (nuint)(2 * Vector<float>.Count)), p);
                q = Vector.MultiplyAddEstimate(Vector.ConvertToSingle(d), Vector.LoadUnsafe(ref x, i + (nuint)(3 * Vector<float>.Count)), q);
                var factor = new Vector<float>(Unsafe.Add(ref scale, at / ExpandKernels.BlockLength));
                s0 = Vector.MultiplyAddEstimate(p, factor, s0);
                s1 = Vector.MultiplyAddEstimate(q, factor, s1);
            }

            output[r] = Vector.Sum(s0 + s1);
        }
    }

    /// <summary>The scalar twin of <see cref="Q8"/>.</summary>
    public static void Q8Scalar(ReadOnlySpan<sbyte> rows, ReadOnlySpan<float> scales, ReadOnlySpan<float> vector, Span<float> output)
    {
        for (var r = 0; r < output.Length; r++)
        {
            output[r] = 0;
            for (var i = 0; i < vector.Length; i++)
            {
                var at = (r * vector.Length) + i;
                output[r] += rows[at] * scales[at / ExpandKernels.BlockLength] * vector[i];
            }
        }
    }
}
