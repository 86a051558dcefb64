namespace HomeLLM.Engines.Inference.Kernels;

/// <summary>The scalar twins of the vector kernels: what each of them computes, one element after another, for tests and for reading.</summary>
internal static class ScalarKernels
{
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = 0f;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    public static void Add(Span<float> target, ReadOnlySpan<float> source)
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] += source[i];
        }
    }

    public static void Scale(Span<float> target, ReadOnlySpan<float> source, float factor, ReadOnlySpan<float> gains)
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = source[i] * factor * gains[i];
        }
    }

    public static void SiluMultiply(Span<float> gate, ReadOnlySpan<float> up)
    {
        for (var i = 0; i < gate.Length; i++)
        {
            gate[i] = gate[i] / (1 + MathF.Exp(-gate[i])) * up[i];
        }
    }

    public static float ExpAndSum(Span<float> values, float factor)
    {
        var max = float.NegativeInfinity;
        foreach (var value in values)
        {
            max = MathF.Max(max, value * factor);
        }

        var sum = 0f;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = MathF.Exp((values[i] * factor) - max);
            sum += values[i];
        }

        return sum;
    }

    public static void ExpandHalf(ReadOnlySpan<ushort> source, Span<float> target)
    {
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = (float)BitConverter.UInt16BitsToHalf(source[i]);
        }
    }

    public static void ExpandBrain(ReadOnlySpan<ushort> source, Span<float> target)
    {
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = BitConverter.UInt32BitsToSingle((uint)source[i] << 16);
        }
    }

    public static void ExpandQ8(ReadOnlySpan<sbyte> source, ReadOnlySpan<float> scales, Span<float> target)
    {
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = source[i] * scales[i / 32];
        }
    }

    /// <summary>Inner products of rows with vectors: targets[t · stride + r] = rows[r] · vectors[t].</summary>
    public static void DotTile(ReadOnlySpan<float> rows, int rowCount, ReadOnlySpan<float> vectors, int vectorCount, int length, Span<float> targets, int stride)
    {
        for (var t = 0; t < vectorCount; t++)
        {
            for (var r = 0; r < rowCount; r++)
            {
                targets[(t * stride) + r] = Dot(rows.Slice(r * length, length), vectors.Slice(t * length, length));
            }
        }
    }
}
