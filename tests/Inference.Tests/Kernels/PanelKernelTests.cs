using HomeLLM.Engines.Inference.Kernels;
using HomeLLM.Engines.Inference.Operations;
using HomeLLM.Engines.Inference.Tests.Support;
using HomeLLM.Engines.Inference.Threading;
using Shouldly;

namespace HomeLLM.Engines.Inference.Tests.Kernels;

/// <summary>Panels against their scalar twin, with counts around the kernels' own and operands that overlap or stand apart.</summary>
public class PanelKernelTests
{
    private const float SumBand = 1e-4f;
    private const int Margin = 7; // what lies behind must stay as it is

    public static TheoryData<int, int, int> Sizes
    {
        get
        {
            var data = new TheoryData<int, int, int>();
            foreach (var (panels, vectors, depth) in new[]
                { (1, 1, 1), (1, 6, 7), (2, 5, 16), (3, 7, 33), (4, 1, 64), (4, 6, 64), (5, 13, 100), (9, 2, 512), (8, 30, 513) })
            {
                data.Add(panels, vectors, depth);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Multiply_PackedPanels_EqualsItsTwin(int panels, int vectors, int depth) =>
        CompareMultiply(panels, vectors, PanelLayout.Packed(depth, depth, (panels * PanelKernels.Width) + Margin));

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Multiply_SpreadPanelsAndOverlappingVectors_EqualsItsTwin(int panels, int vectors, int depth) =>
        CompareMultiply(panels, vectors, new PanelLayout(depth, PanelKernels.Width, (panels * PanelKernels.Width) + 3, 2, panels * PanelKernels.Width));

    [Fact]
    public void Multiply_OperandsTooShort_Throws()
    {
        var layout = PanelLayout.Packed(8, 8, PanelKernels.Width);
        var good = new float[8 * PanelKernels.Width];

        Should.Throw<ArgumentOutOfRangeException>(() => PanelKernels.Multiply(good.AsSpan(1), 1, new float[8], 1, new float[16], layout, false));
        Should.Throw<ArgumentOutOfRangeException>(() => PanelKernels.Multiply(good, 1, new float[7], 1, new float[16], layout, false));
        Should.Throw<ArgumentOutOfRangeException>(() => PanelKernels.Multiply(good, 1, new float[16], 2, new float[31], layout, false));
        Should.Throw<ArgumentOutOfRangeException>(() => PanelKernels.Multiply(good, 1, [], 1, new float[16], layout with { Depth = 0 }, false));
        Should.NotThrow(() => PanelKernels.Multiply([], 0, [], 0, [], layout, false));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Single_OneVector_EqualsItsTwin(int panels, int vectors, int depth)
    {
        var stride = (panels * PanelKernels.Width) + vectors;
        var layout = new PanelLayout(depth, PanelKernels.Width, stride, depth, panels * PanelKernels.Width);
        var weights = Values(1, depth * stride);
        var vector = Values(2, depth);
        var expected = new float[panels * PanelKernels.Width];
        var actual = new float[expected.Length + Margin];
        PanelKernels.MultiplyScalar(weights, panels, vector, 1, expected, layout, false);
        PanelVectorKernels.Single(weights, panels, PanelKernels.Width, stride, vector, actual);

        actual.ShouldBe([.. expected, .. new float[Margin]], SumBand);
    }

    [Theory]
    [InlineData(16, 32)]
    [InlineData(17, 64)]
    [InlineData(64, 96)]
    [InlineData(100, 544)]
    public void Run_EveryStorage_EqualsTheScalarProduct(int rows, int columns)
    {
        using var pool = new WorkerPool(2);
        foreach (var (weights, matrix) in Matrices(rows, columns))
        {
            foreach (var batch in new[] { 1, 2, 3, 4, 50, 101 })
            {
                CompareProduct(pool, matrix, weights, batch);
            }

            var row = new float[columns];
            matrix.ReadRow(rows - 1, row);
            row.ShouldBe(weights[^columns..], 1e-6);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(63)]
    [InlineData(384)]
    public void LayerNorm_AnyLength_EqualsItsTwin(int length)
    {
        var (input, gains, biases) = (Values(1, length), Values(2, length), Values(3, length));
        var (expected, actual) = (new float[length], new float[length]);
        TransformerKernels.LayerNormScalar(input, gains, biases, 1e-5f, expected);
        TransformerKernels.LayerNorm(input, gains, biases, 1e-5f, actual);

        actual.ShouldBe(expected, 1e-4);
    }

    [Fact]
    public void Gelu_AllMagnitudes_EqualsItsTwin()
    {
        float[] expected = [.. Enumerable.Range(-4_000, 8_001).Select(i => i / 100f), -1e30f, 1e30f, 0];
        float[] actual = [.. expected];
        TransformerKernels.GeluScalar(expected);
        TransformerKernels.Gelu(actual);

        for (var i = 0; i < expected.Length; i++)
        {
            actual[i].ShouldBe(expected[i], 1e-6f * MathF.Max(1, MathF.Abs(expected[i])));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(33)]
    [InlineData(1_500)]
    public void ExpAndSum_AnyLength_EqualsItsTwin(int length)
    {
        float[] expected = [.. Values(1, length).Select(value => value * 60)];
        float[] actual = [.. expected];
        var sum = TransformerKernels.ExpAndSum(actual, 0.7f);
        var largest = expected.Max();
        TransformerKernels.SumOfExp(expected, largest).ShouldBe(expected.Sum(value => MathF.Exp(value - largest)), 1e-4f * length);

        sum.ShouldBe(TransformerKernels.ExpAndSumScalar(expected, 0.7f), 1e-5f * length);
        actual.ShouldBe(expected, 1e-6);
    }

    private static void CompareMultiply(int panels, int vectors, PanelLayout layout)
    {
        var weights = Values(1, ((panels - 1) * layout.PanelStride) + ((layout.Depth - 1) * layout.DepthStride) + PanelKernels.Width);
        var inputs = Values(2, ((vectors - 1) * layout.VectorStride) + layout.Depth);
        var expected = Values(3, ((vectors - 1) * layout.TargetStride) + (panels * PanelKernels.Width) + Margin);
        float[] actual = [.. expected];
        foreach (var accumulate in new[] { false, true })
        {
            PanelKernels.MultiplyScalar(weights, panels, inputs, vectors, expected, layout, accumulate);
            PanelKernels.Multiply(weights, panels, inputs, vectors, actual, layout, accumulate);
            actual.ShouldBe(expected, SumBand);
        }
    }

    private static IEnumerable<(float[] Weights, PanelMatrix Matrix)> Matrices(int rows, int columns)
    {
        var singles = Values(1, rows * columns);
        yield return (singles, new SinglePanels(rows, columns, singles));

        // Subnormal halves among them.
        Half[] halves = [.. singles.Select((value, i) => (Half)(i % 5 == 0 ? value * 1e-5f : value))];
        yield return ([.. halves.Select(half => (float)half)], new HalfPanels(rows, columns, [.. halves.Select(BitConverter.HalfToUInt16Bits)]));

        sbyte[] quants = [.. singles.Select(value => (sbyte)MathF.Round(value * 127))];
        var scales = Values(4, rows * columns / 32);
        var minima = Values(5, scales.Length);
        yield return ([.. quants.Select((quant, i) => quant * scales[i / 32])], new QuantPanels(rows, columns, quants, scales, []));
        yield return ([.. quants.Select((quant, i) => (quant * scales[i / 32]) + minima[i / 32])], new QuantPanels(rows, columns, quants, scales, minima));
    }

    private static void CompareProduct(WorkerPool pool, PanelMatrix matrix, float[] weights, int batch)
    {
        var (rows, columns, stride) = (matrix.Rows, matrix.Columns, matrix.Panels * PanelKernels.Width);
        float[] inputs = [.. Values(6, batch * columns).Select(value => value / columns)];
        var biases = Values(7, rows);
        var results = new float[batch * stride];
        new PanelProduct(pool).Run(matrix, new PanelInput(inputs, columns, batch), new PanelOutput(results, stride, biases));
        for (var t = 0; t < batch; t++)
        {
            for (var row = 0; row < rows; row++)
            {
                var expected = ScalarKernels.Dot(weights.AsSpan(row * columns, columns), inputs.AsSpan(t * columns, columns)) + biases[row];
                results[(t * stride) + row].ShouldBe(expected, SumBand);
            }
        }
    }

    private static float[] Values(ulong seed, int count) => new SeededRandom(seed).NextSigned(count, 1);
}
