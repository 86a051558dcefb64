using System.Numerics;
using HomeLLM.Engines.Inference.Kernels;
using HomeLLM.Engines.Inference.Tests.Support;
using Shouldly;

namespace HomeLLM.Engines.Inference.Tests.Kernels;

/// <summary>
/// Kernels against their scalar twins, at lengths 0, 1, around the vectors' widths and long, at odd addresses. The bands are for values up to 1:
/// sums differ by their order, e^x by the vector library's own rounding. Expanding weights is exact.
/// </summary>
public class KernelTwinTests
{
    private const float SumBand = 1e-4f;
    private const float ExpBand = 1e-6f;

    private static readonly int Width = Vector<float>.Count;

    public static TheoryData<int, int> Lengths
    {
        get
        {
            var data = new TheoryData<int, int>();
            foreach (var length in new[] { 0, 1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 1_000 }.Distinct())
            {
                data.Add(length, 0);
                data.Add(length, 1); // misaligned
                data.Add(length, 3);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Dot_AnyLength_EqualsItsTwin(int length, int offset)
    {
        var a = Values(1, length, offset);
        var b = Values(2, length, offset);

        VectorKernels.Dot(a, b).ShouldBe(ScalarKernels.Dot(a, b), SumBand);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Add_AnyLength_EqualsItsTwin(int length, int offset)
    {
        var expected = Values(1, length, offset);
        var actual = Values(1, length, offset);
        var source = Values(2, length, offset);
        ScalarKernels.Add(expected, source);
        VectorKernels.Add(actual, source);

        actual.SequenceEqual(expected).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Scale_AnyLength_EqualsItsTwin(int length, int offset)
    {
        var source = Values(1, length, offset);
        var gains = Values(2, length, offset);
        var (expected, actual) = (new float[length], new float[length]);
        ScalarKernels.Scale(expected, source, 0.7f, gains);
        VectorKernels.Scale(actual, source, 0.7f, gains);

        actual.ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void SiluMultiply_AnyLength_EqualsItsTwin(int length, int offset)
    {
        var expected = Values(1, length, offset, 20);
        var actual = Values(1, length, offset, 20);
        var up = Values(2, length, offset);
        ScalarKernels.SiluMultiply(expected, up);
        VectorKernels.SiluMultiply(actual, up);

        actual.ToArray().ShouldBe(expected.ToArray(), 20 * ExpBand);
    }

    [Fact]
    public void SiluMultiply_Extremes_StayFinite()
    {
        var gate = Enumerable.Repeat(new[] { -1e30f, -200f, -90f, 0f, 90f, 200f, 1e30f, -0f }, 8).SelectMany(values => values).ToArray();
        var up = Enumerable.Repeat(1f, gate.Length).ToArray();
        VectorKernels.SiluMultiply(gate, up);

        gate.ShouldAllBe(value => float.IsFinite(value));
        gate[3].ShouldBe(0f);
        gate[6].ShouldBe(1e30f);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void ExpAndSum_AnyLength_EqualsItsTwin(int length, int offset)
    {
        if (length == 0)
        {
            return; // a query always has a position
        }

        var expected = Values(1, length, offset, 30);
        var actual = Values(1, length, offset, 30);
        var expectedSum = ScalarKernels.ExpAndSum(expected, 0.5f);
        var actualSum = VectorKernels.ExpAndSum(actual, 0.5f);

        actual.ToArray().ShouldBe(expected.ToArray(), 2 * ExpBand);
        actualSum.ShouldBe(expectedSum, expectedSum * 1e-5f);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void ExpandHalf_AnyLength_IsExact(int length, int offset)
    {
        var source = WeightEncoding.Halves(Values(1, length + offset, 0, 2).ToArray()).AsSpan(offset);
        var (expected, actual) = (new float[length], new float[length]);
        ScalarKernels.ExpandHalf(source, expected);
        ExpandKernels.Half(source, actual);

        actual.ShouldBe(expected);
    }

    [Fact]
    public void ExpandHalf_EveryFiniteHalf_IsExact()
    {
        var source = Enumerable.Range(0, 65_536).Where(bits => (bits & 0x7C00) != 0x7C00).Select(bits => (ushort)bits).ToArray();
        var (expected, actual) = (new float[source.Length], new float[source.Length]);
        ScalarKernels.ExpandHalf(source, expected);
        ExpandKernels.Half(source, actual);

        actual.Select(BitConverter.SingleToUInt32Bits).ShouldBe(expected.Select(BitConverter.SingleToUInt32Bits));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void ExpandBrain_AnyLength_IsExact(int length, int offset)
    {
        var source = WeightEncoding.Brains(Values(1, length + offset, 0, 2).ToArray()).AsSpan(offset);
        var (expected, actual) = (new float[length], new float[length]);
        ScalarKernels.ExpandBrain(source, expected);
        ExpandKernels.Brain(source, actual);

        actual.ShouldBe(expected);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(9, 5)]
    public void ExpandQ8_AnyBlocks_IsExact(int blocks, int offset)
    {
        var source = Quants(blocks, offset);
        var scales = Values(4, blocks, offset);
        var (expected, actual) = (new float[blocks * 32], new float[blocks * 32]);
        ScalarKernels.ExpandQ8(source, scales, expected);
        ExpandKernels.Q8(source, scales, actual);

        actual.ShouldBe(expected);
    }

    [Theory]
    [InlineData(0, 3, 0)]
    [InlineData(1, 0, 0)]
    [InlineData(1, 1, 0)]
    [InlineData(1, 5, 1)]
    [InlineData(2, 4, 3)]
    [InlineData(9, 2, 5)]
    public void Q8Rows_AnyBlocks_EqualTheirTwin(int blocks, int rowCount, int offset)
    {
        var rows = Quants(blocks * rowCount, offset);
        var scales = Values(4, blocks * rowCount, offset, 1f / 127);
        var vector = Values(5, blocks * 32, offset);
        var (expected, actual) = (new float[rowCount], new float[rowCount]);
        RowKernels.Q8Scalar(rows, scales, vector, expected);
        RowKernels.Q8(rows, scales, vector, actual);

        actual.ShouldBe(expected, SumBand);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Rows_AnyLength_EqualExpandedDot(int length, int offset)
    {
        const int rowCount = 6; // a tile and a rest
        var values = Values(1, rowCount * length, 0).ToArray();
        var vector = Values(2, length, offset);
        var halves = WeightEncoding.Halves(values);
        var brains = WeightEncoding.Brains(values);
        var expanded = new float[rowCount * length];
        var actual = new float[rowCount];

        RowKernels.Single(values, vector, actual);
        ShouldBeRows(actual, values, vector);
        ScalarKernels.ExpandHalf(halves, expanded);
        RowKernels.Half(halves, vector, actual);
        ShouldBeRows(actual, expanded, vector);
        ScalarKernels.ExpandBrain(brains, expanded);
        RowKernels.Brain(brains, vector, actual);
        ShouldBeRows(actual, expanded, vector);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Tiles_AnyLength_EqualTheirTwin(int length, int offset)
    {
        const int stride = 9;
        var rows = Values(1, 4 * length, offset);
        var vectors = Values(2, 4 * length, offset);
        var (expected, actual) = (new float[4 * stride], new float[4 * stride]);
        ScalarKernels.DotTile(rows, 4, vectors, 4, length, expected, stride);

        TileKernels.Dot4X4(rows, vectors, length, actual, stride);
        actual.ShouldBe(expected, SumBand);

        TileKernels.Dot4X1(rows, vectors[..length], actual);
        actual[..4].ShouldBe(expected[..4], SumBand);
    }

    [Theory]
    [InlineData(1, 8)]
    [InlineData(2, 16)]
    [InlineData(16, 1)]
    [InlineData(17, 31)]
    [InlineData(32, 33)]
    [InlineData(64, 130)]
    [InlineData(80, 257)]
    public void AttentionKernels_AnySizes_EqualTheirTwins(int elements, int positions)
    {
        var stride = positions + 3;
        var query = Values(1, elements, 1);
        var keys = Values(2, elements * stride, 1);
        var values = Values(3, elements * positions, 1);
        var (expected, actual) = (new float[positions], new float[positions]);
        AttentionKernels.ScoresScalar(query, keys, stride, expected, 0);
        AttentionKernels.Scores(query, keys, stride, actual);
        actual.ShouldBe(expected, SumBand);

        var (mixed, mixedByTwin) = (new float[elements], new float[elements]);
        AttentionKernels.MixScalar(expected, values, 0.3f, mixedByTwin, 0);
        AttentionKernels.Mix(expected, values, 0.3f, mixed);
        mixed.ShouldBe(mixedByTwin, 1e-4);
    }

    [Fact]
    public void Width_OfThisRun_IsWhatTheEnvironmentAskedFor()
    {
        // script/test runs these tests once more with DOTNET_EnableAVX2=0: then vectors must be as short as on ARM.
        var withoutAvx2 = Environment.GetEnvironmentVariable("DOTNET_EnableAVX2") == "0";

        Width.ShouldBeGreaterThanOrEqualTo(4);
        if (withoutAvx2)
        {
            Width.ShouldBe(4);
        }
    }

    private static void ShouldBeRows(float[] actual, ReadOnlySpan<float> rows, ReadOnlySpan<float> vector)
    {
        for (var r = 0; r < actual.Length; r++)
        {
            actual[r].ShouldBe(ScalarKernels.Dot(rows.Slice(r * vector.Length, vector.Length), vector), SumBand);
        }
    }

    private static Span<float> Values(ulong seed, int length, int offset, float size = 1) =>
        new SeededRandom(seed).NextSigned(length + offset, size).AsSpan(offset);

    private static Span<sbyte> Quants(int blocks, int offset)
    {
        var random = new SeededRandom(6);
        var quants = new sbyte[(blocks * 32) + offset];
        for (var i = 0; i < quants.Length; i++)
        {
            quants[i] = (sbyte)(random.Next(255) - 127);
        }

        return quants.AsSpan(offset);
    }
}
