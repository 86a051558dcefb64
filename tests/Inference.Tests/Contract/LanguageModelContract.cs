using HomeLLM.Engines.Inference.Gguf;
using HomeLLM.Engines.Inference.Tests.Support;
using Shouldly;

namespace HomeLLM.Engines.Inference.Tests.Contract;

/// <summary>What every <see cref="ILanguageModel"/> does, whatever computes it.</summary>
public abstract partial class LanguageModelContract : IDisposable
{
    private static readonly ModelSpec Spec = new() { Type = GgufTensorType.Q8_0, KeyValueHeads = 2, Layers = 3, ContextLength = 400 };

    private readonly string _folder = Directory.CreateTempSubdirectory("homellm-contract-").FullName;

    public static TheoryData<string> ModelsWithLogits => [.. ReferenceModels.WithLogits];

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Theory]
    [MemberData(nameof(ModelsWithLogits))]
    public void Evaluate_ReferenceModel_GivesTheGoldenLogits(string model)
    {
        using var loaded = Load(ReferenceModels.All[model]);
        var cases = Golden.Read<Golden.Logits>("logits.jsonl").Where(golden => golden.Model == model).ToList();

        cases.ShouldNotBeEmpty();
        foreach (var golden in cases)
        {
            using var context = loaded.CreateContext(256);
            var logits = new float[loaded.Vocabulary.Size];
            context.Evaluate(golden.Tokens, logits);
            for (var i = 0; i < golden.Every8th.Length; i++)
            {
                logits[8 * i].ShouldBe(golden.Every8th[i], BandOf(model), $"logit {8 * i} after {golden.Tokens.Length} tokens");
            }

            (logits.Max() - logits[golden.Largest]).ShouldBeLessThanOrEqualTo(BandOf(model));
        }
    }

    [Fact]
    public void Evaluate_LongerThanABatch_GivesTheSameAsInTwoCalls()
    {
        using var model = Load(Spec with { ContextLength = 1_200 });
        using var whole = model.CreateContext(1_100);
        using var parts = model.CreateContext(1_100);
        var tokens = Tokens(1_050);
        var (expected, actual) = (new float[model.Vocabulary.Size], new float[model.Vocabulary.Size]);

        whole.Evaluate(tokens, expected);
        parts.Evaluate(tokens.AsSpan(0, 100), []);
        parts.Evaluate(tokens.AsSpan(100), actual);

        whole.Position.ShouldBe(1_050);
        actual.ShouldBe(expected, BatchBand);
    }

    [Fact]
    public void Evaluate_TokenByToken_GivesTheSameAsInOneBatch()
    {
        using var model = Load(Spec);
        using var whole = model.CreateContext(100);
        using var single = model.CreateContext(100);
        var (expected, actual) = (new float[model.Vocabulary.Size], new float[model.Vocabulary.Size]);

        whole.Evaluate(Tokens(61), expected);
        foreach (var token in Tokens(61)) single.Evaluate([token], actual);

        actual.ShouldBe(expected, BatchBand);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(40)]
    public void Rewind_ThenOtherTokens_GivesTheSameAsAFreshContext(int position)
    {
        using var model = Load(Spec);
        using var used = model.CreateContext(64);
        using var fresh = model.CreateContext(64);
        var tokens = Tokens(40);
        int[] other = [5, 6, 7, 8, 9];
        var (expected, actual) = (new float[model.Vocabulary.Size], new float[model.Vocabulary.Size]);

        used.Evaluate(tokens, actual);
        used.Evaluate([1, 2, 3], actual);
        used.Rewind(position);
        used.Position.ShouldBe(position);
        used.Evaluate(other, actual);
        fresh.Evaluate([.. tokens[..position], .. other], expected);

        used.Position.ShouldBe(position + other.Length);
        actual.ShouldBe(expected, BatchBand);
    }

    [Fact]
    public void Evaluate_TwoContexts_DoNotDisturbEachOther()
    {
        using var model = Load(Spec, threads: 2);
        var expected = new float[model.Vocabulary.Size];
        using (var context = model.CreateContext(100)) context.Evaluate(Tokens(80), expected);

        Parallel.For(0, 8, _ =>
        {
            using var context = model.CreateContext(100);
            var actual = new float[model.Vocabulary.Size];
            context.Evaluate(Tokens(80), actual);
            actual.ShouldBe(expected);
        });
    }

    [Fact]
    public void Evaluate_MoreThanFits_ThrowsAndKeepsTheContext()
    {
        using var model = Load(Spec);
        using var context = model.CreateContext(10);
        context.Evaluate(Tokens(6), []);

        var error = Should.Throw<ContextFullException>(() => context.Evaluate(Tokens(5), []));

        (error.Needed, error.Capacity, context.Position).ShouldBe((11, 10, 6));
        context.Evaluate(Tokens(4), []);
        context.Position.ShouldBe(10);
    }

    [Fact]
    public void Evaluate_BadArguments_Throw()
    {
        using var model = Load(Spec);
        using var context = model.CreateContext(10);
        var size = model.Vocabulary.Size;

        Should.Throw<ArgumentException>(() => context.Evaluate([], []));
        Should.Throw<ArgumentOutOfRangeException>(() => context.Evaluate([0, size], []));
        Should.Throw<ArgumentOutOfRangeException>(() => context.Evaluate([-1], []));
        Should.Throw<ArgumentException>(() => context.Evaluate([0], new float[size - 1]));
        Should.Throw<ArgumentOutOfRangeException>(() => context.Rewind(1));
        Should.Throw<ArgumentOutOfRangeException>(() => context.Rewind(-1));
        context.Position.ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(401)]
    public void CreateContext_OutOfRange_Throws(int capacity)
    {
        using var model = Load(Spec);

        Should.Throw<ArgumentOutOfRangeException>(() => model.CreateContext(capacity));
    }

    [Fact]
    public void Dispose_ThenUse_Throws()
    {
        var model = Load(Spec);
        var context = model.CreateContext(10);
        context.Dispose();
        model.Dispose();
        model.Dispose();

        Should.Throw<ObjectDisposedException>(() => context.Evaluate([1], []));
        Should.Throw<ObjectDisposedException>(() => model.CreateContext(10));
    }

    /// <summary>How far logits may lie from the golden ones.</summary>
    private protected abstract float BandOf(string model);

    /// <summary>How far logits of the same text may lie from each other where it was evaluated in other batches.</summary>
    private protected abstract double BatchBand { get; }

    private protected abstract ILanguageModel Load(string path, int threads);

    private protected static int[] Tokens(int count) => [.. Enumerable.Range(1, count).Select(i => i * 29 % 700)];

    private ILanguageModel Load(ModelSpec spec, int threads = 1) => Load(Write(spec.ToGguf()), threads);

    private string Write(byte[] content)
    {
        var path = Path.Combine(_folder, "model.gguf");
        File.WriteAllBytes(path, content);
        return path;
    }
}
