using HomeLLM.Engines.Inference.Gguf;
using HomeLLM.Engines.Inference.Tests.Support;
using Shouldly;

namespace HomeLLM.Engines.Inference.Tests.Models;

public class LlamaContextTests
{
    // Batches and single tokens add up in another order.
    private const double Band = 2e-5;

    private static readonly ModelSpec Spec = new() { Type = GgufTensorType.Q8_0, KeyValueHeads = 2, Layers = 3, ContextLength = 400 };

    [Theory]
    [InlineData("F32")]
    [InlineData("F16")]
    [InlineData("BF16")]
    [InlineData("Q8_0")]
    public void Evaluate_Batches_GiveTheSameAsTokenByToken(string type)
    {
        using var model = (Spec with { Type = Enum.Parse<GgufTensorType>(type) }).Load(threads: 2);
        using var whole = model.CreateContext(100);
        using var single = model.CreateContext(100);
        using var pieces = model.CreateContext(100);
        var tokens = Tokens(61);
        var expected = new float[model.Vocabulary.Size];
        var actual = new float[model.Vocabulary.Size];

        whole.Evaluate(tokens, expected);
        foreach (var token in tokens)
        {
            single.Evaluate([token], actual);
        }

        actual.ShouldBe(expected, Band);
        foreach (var piece in tokens.Chunk(7))
        {
            pieces.Evaluate(piece, actual);
        }

        actual.ShouldBe(expected, Band);
    }

    [Fact]
    public void Evaluate_LongerThanABatch_GivesTheSameAsInTwoCalls()
    {
        using var model = Spec.Load();
        using var whole = model.CreateContext(400);
        using var parts = model.CreateContext(400);
        var tokens = Tokens(390);
        var expected = new float[model.Vocabulary.Size];
        var actual = new float[model.Vocabulary.Size];

        whole.Evaluate(tokens, expected);
        parts.Evaluate(tokens.AsSpan(0, 100), []);
        parts.Evaluate(tokens.AsSpan(100), actual);

        whole.Position.ShouldBe(390);
        actual.ShouldBe(expected, Band);
    }

    [Fact]
    public void Evaluate_MoreThreads_GiveTheVerySame()
    {
        using var alone = Spec.Load(threads: 1);
        using var together = Spec.Load(threads: 3);
        using var first = alone.CreateContext(100);
        using var second = together.CreateContext(100);
        var expected = new float[alone.Vocabulary.Size];
        var actual = new float[alone.Vocabulary.Size];

        for (var round = 0; round < 5; round++)
        {
            first.Rewind(0);
            second.Rewind(0);
            first.Evaluate(Tokens(90), expected);
            second.Evaluate(Tokens(90), actual);
            actual.ShouldBe(expected);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(40)]
    public void Rewind_ThenOtherTokens_GivesTheSameAsAFreshContext(int position)
    {
        using var model = Spec.Load();
        using var used = model.CreateContext(64);
        using var fresh = model.CreateContext(64);
        var tokens = Tokens(40);
        int[] other = [5, 6, 7, 8, 9];
        var expected = new float[model.Vocabulary.Size];
        var actual = new float[model.Vocabulary.Size];

        used.Evaluate(tokens, actual);
        used.Evaluate([1, 2, 3], actual);
        used.Rewind(position);
        used.Evaluate(other, actual);
        fresh.Evaluate([.. tokens[..position], .. other], expected);

        used.Position.ShouldBe(position + other.Length);
        actual.ShouldBe(expected, Band);
    }

    [Fact]
    public void Evaluate_TwoContexts_DoNotDisturbEachOther()
    {
        using var model = Spec.Load(threads: 2);
        var expected = new float[model.Vocabulary.Size];
        using (var context = model.CreateContext(100))
        {
            context.Evaluate(Tokens(80), expected);
        }

        Parallel.For(0, 8, _ =>
        {
            using var context = model.CreateContext(100);
            var actual = new float[model.Vocabulary.Size];
            context.Evaluate(Tokens(80), actual);
            actual.ShouldBe(expected);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Evaluate_AfterWarmUp_AllocatesNothing(int threads)
    {
        using var model = Spec.Load(threads);
        using var context = model.CreateContext(200);
        var logits = new float[model.Vocabulary.Size];
        var prompt = Tokens(120);
        int[] token = [9];
        context.Evaluate(prompt, logits);
        context.Evaluate(token, logits);

        // What a token costs is there in every round; the runtime itself may allocate once, when it compiles a method anew.
        var rounds = Enumerable.Range(0, 5).Select(_ => AllocatedBy(() =>
        {
            for (var i = 0; i < 20; i++)
            {
                context.Rewind(0);
                context.Evaluate(prompt, []);
                context.Evaluate(token, logits);
            }
        })).ToArray();

        rounds.Min().ShouldBe(0);
    }

    private static long AllocatedBy(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void Evaluate_MoreThanFits_ThrowsAndKeepsTheContext()
    {
        using var model = Spec.Load();
        using var context = model.CreateContext(10);
        context.Evaluate(Tokens(6), []);

        var error = Should.Throw<ContextFullException>(() => context.Evaluate(Tokens(5), []));

        error.Needed.ShouldBe(11);
        error.Capacity.ShouldBe(10);
        context.Position.ShouldBe(6);
        context.Evaluate(Tokens(4), []);
        context.Position.ShouldBe(10);
    }

    [Fact]
    public void Evaluate_BadArguments_Throw()
    {
        using var model = Spec.Load();
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
        using var model = Spec.Load();

        Should.Throw<ArgumentOutOfRangeException>(() => model.CreateContext(capacity));
    }

    [Fact]
    public void Dispose_ThenUse_Throws()
    {
        var model = Spec.Load();
        var context = model.CreateContext(10);
        context.Dispose();
        model.Dispose();
        model.Dispose();

        Should.Throw<ObjectDisposedException>(() => context.Evaluate([1], []));
        Should.Throw<ObjectDisposedException>(() => model.CreateContext(10));
    }

    private static int[] Tokens(int count) => [.. Enumerable.Range(1, count).Select(i => i * 29 % 700)];
}
