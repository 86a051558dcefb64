using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HomeLLM.Engines.Inference.Kernels;

/// <summary>Turns stored weights into single precision, exactly. Lanes: consecutive weights; the tail is done one by one.</summary>
internal static class ExpandKernels
{
    /// <summary>Weights that share a scale.</summary>
    public const int BlockLength = 32;

    // 2^112: moves a half's exponent, read as a single's, to where a single has it; exact for subnormals too.
    private const float HalfExponentShift = 5.192296858534828e33f;

    /// <summary>Finite half-precision weights to singles; lengths equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Half(ReadOnlySpan<ushort> source, Span<float> target)
    {
        Debug.Assert(source.Length == target.Length);
        ref var s = ref MemoryMarshal.GetReference(source);
        ref var t = ref MemoryMarshal.GetReference(target);
        var i = 0;
        for (; i <= source.Length - Vector<ushort>.Count; i += Vector<ushort>.Count)
        {
            Vector.Widen(Vector.LoadUnsafe(ref s, (nuint)i), out var low, out var high);
            HalfToSingle(low).StoreUnsafe(ref t, (nuint)i);
            HalfToSingle(high).StoreUnsafe(ref t, (nuint)(i + Vector<float>.Count));
        }

        ScalarKernels.ExpandHalf(source[i..], target[i..]);
    }

    /// <summary>bfloat16 weights to singles; lengths equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Brain(ReadOnlySpan<ushort> source, Span<float> target)
    {
        Debug.Assert(source.Length == target.Length);
        ref var s = ref MemoryMarshal.GetReference(source);
        ref var t = ref MemoryMarshal.GetReference(target);
        var i = 0;
        for (; i <= source.Length - Vector<ushort>.Count; i += Vector<ushort>.Count)
        {
            Vector.Widen(Vector.LoadUnsafe(ref s, (nuint)i), out var low, out var high);
            Vector.AsVectorSingle(low << 16).StoreUnsafe(ref t, (nuint)i);
            Vector.AsVectorSingle(high << 16).StoreUnsafe(ref t, (nuint)(i + Vector<float>.Count));
        }

        ScalarKernels.ExpandBrain(source[i..], target[i..]);
    }

    /// <summary>Q8_0 weights to singles.</summary>
    /// <param name="source">The quants; whole blocks of <see cref="BlockLength"/>.</param>
    /// <param name="scales">One per block.</param>
    /// <param name="target">One per quant.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Q8(ReadOnlySpan<sbyte> source, ReadOnlySpan<float> scales, Span<float> target)
    {
        Debug.Assert(source.Length == target.Length && source.Length == scales.Length * BlockLength);
        if (BlockLength % Vector<sbyte>.Count != 0)
        {
            ScalarKernels.ExpandQ8(source, scales, target); // vectors longer than a block
            return;
        }

        ref var s = ref MemoryMarshal.GetReference(source);
        ref var t = ref MemoryMarshal.GetReference(target);
        for (var i = 0; i < source.Length; i += Vector<sbyte>.Count)
        {
            var scale = scales[i / BlockLength];
            Vector.Widen(Vector.LoadUnsafe(ref s, (nuint)i), out var low, out var high);
            Vector.Widen(low, out var a, out var b);
            Vector.Widen(high, out var c, out var d);
            (Vector.ConvertToSingle(a) * scale).StoreUnsafe(ref t, (nuint)i);
            (Vector.ConvertToSingle(b) * scale).StoreUnsafe(ref t, (nuint)(i + Vector<float>.Count));
            (Vector.ConvertToSingle(c) * scale).StoreUnsafe(ref t, (nuint)(i + (2 * Vector<float>.Count)));
            (Vector.ConvertToSingle(d) * scale).StoreUnsafe(ref t, (nuint)(i + (3 * Vector<float>.Count)));
        }
    }

    /// <summary>Finite halves, each in the low bits of a lane, to singles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> HalfToSingle(Vector<uint> halves)
    {
        var magnitude = Vector.AsVectorSingle((halves & new Vector<uint>(0x7FFF)) << 13) * HalfExponentShift;
        var sign = (halves & new Vector<uint>(0x8000)) << 16;
        return Vector.AsVectorSingle(Vector.AsVectorUInt32(magnitude) | sign);
    }
}
