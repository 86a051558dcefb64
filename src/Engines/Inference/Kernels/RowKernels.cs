using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;

namespace HomeLLM.Engines.Inference.Kernels;

/// <summary>
/// Inner products of one stored row with one vector, for decoding, where expanding the row first would cost more than it saves.
/// Lanes: consecutive weights; the tail is done one by one.
/// </summary>
internal static class RowKernels
{
    /// <summary>Half-precision row · vector; lengths equal; weights finite.</summary>
    public static float DotHalf(ReadOnlySpan<ushort> row, ReadOnlySpan<float> vector)
    {
        Debug.Assert(row.Length == vector.Length);
        ref var w = ref MemoryMarshal.GetReference(row);
        ref var x = ref MemoryMarshal.GetReference(vector);
        Vector<float> s0 = default, s1 = default;
        var i = 0;
        for (; i <= row.Length - Vector<ushort>.Count; i += Vector<ushort>.Count)
        {
            Vector.Widen(Vector.LoadUnsafe(ref w, (nuint)i), out var low, out var high);
            s0 = Vector.MultiplyAddEstimate(ExpandKernels.HalfToSingle(low), Vector.LoadUnsafe(ref x, (nuint)i), s0);
            s1 = Vector.MultiplyAddEstimate(ExpandKernels.HalfToSingle(high), Vector.LoadUnsafe(ref x, (nuint)(i + Vector<float>.Count)), s1);
        }

        var sum = Vector.Sum(s0 + s1);
        for (; i < row.Length; i++)
        {
            sum += (float)BitConverter.UInt16BitsToHalf(row[i]) * vector[i];
        }

        return sum;
    }

    /// <summary>bfloat16 row · vector; lengths equal.</summary>
    public static float DotBrain(ReadOnlySpan<ushort> row, ReadOnlySpan<float> vector)
    {
        Debug.Assert(row.Length == vector.Length);
        ref var w = ref MemoryMarshal.GetReference(row);
        ref var x = ref MemoryMarshal.GetReference(vector);
        Vector<float> s0 = default, s1 = default;
        var i = 0;
        for (; i <= row.Length - Vector<ushort>.Count; i += Vector<ushort>.Count)
        {
            Vector.Widen(Vector.LoadUnsafe(ref w, (nuint)i), out var low, out var high);
            s0 = Vector.MultiplyAddEstimate(Vector.AsVectorSingle(low << 16), Vector.LoadUnsafe(ref x, (nuint)i), s0);
            s1 = Vector.MultiplyAddEstimate(Vector.AsVectorSingle(high << 16), Vector.LoadUnsafe(ref x, (nuint)(i + Vector<float>.Count)), s1);
        }

        var sum = Vector.Sum(s0 + s1);
        for (; i < row.Length; i++)
        {
            sum += BitConverter.UInt32BitsToSingle((uint)row[i] << 16) * vector[i];
        }

        return sum;
    }

    /// <summary>Q8_0 row · vector.</summary>
    /// <param name="row">Quants; whole blocks of <see cref="ExpandKernels.BlockLength"/>.</param>
    /// <param name="scales">One per block.</param>
    /// <param name="vector">One per quant.</param>
    public static float DotQ8(ReadOnlySpan<sbyte> row, ReadOnlySpan<float> scales, ReadOnlySpan<float> vector)
    {
        Debug.Assert(row.Length == vector.Length && row.Length == scales.Length * ExpandKernels.BlockLength);
        if (ExpandKernels.BlockLength % Vector<sbyte>.Count != 0)
        {
            return DotQ8Scalar(row, scales, vector); // vectors longer than a block
        }

        ref var w = ref MemoryMarshal.GetReference(row);
        ref var x = ref MemoryMarshal.GetReference(vector);
        Vector<float> s0 = default, s1 = default;
        for (var i = 0; i < row.Length; i += Vector<sbyte>.Count)
        {
            Vector.Widen(Vector.LoadUnsafe(ref w, (nuint)i), out var low, out var high);
            Vector.Widen(low, out var a, out var b);
            Vector.Widen(high, out var c, out var d);
            var p = Vector.ConvertToSingle(a) * Vector.LoadUnsafe(ref x, (nuint)i);
            var q = Vector.ConvertToSingle(b) * Vector.LoadUnsafe(ref x, (nuint)(i + Vector<float>.Count));
            p = Vector.MultiplyAddEstimate(Vector.ConvertToSingle(c), Vector.LoadUnsafe(ref x, (nuint)(i + (2 * Vector<float>.Count))), p);
            q = Vector.MultiplyAddEstimate(Vector.ConvertToSingle(d), Vector.LoadUnsafe(ref x, (nuint)(i + (3 * Vector<float>.Count))), q);
            var scale = new Vector<float>(scales[i / ExpandKernels.BlockLength]);
            s0 = Vector.MultiplyAddEstimate(p, scale, s0);
            s1 = Vector.MultiplyAddEstimate(q, scale, s1);
        }

        return Vector.Sum(s0 + s1);
    }

    /// <summary>The scalar twin of <see cref="DotQ8"/>.</summary>
    public static float DotQ8Scalar(ReadOnlySpan<sbyte> row, ReadOnlySpan<float> scales, ReadOnlySpan<float> vector)
    {
        var sum = 0f;
        for (var i = 0; i < row.Length; i++)
        {
            sum += row[i] * scales[i / ExpandKernels.BlockLength] * vector[i];
        }

        return sum;
    }
}
