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

    private static int[] Tokens(int count) => [.. Enumerable.Range(1, count).Select(i => i * 29 % 700)];
}
