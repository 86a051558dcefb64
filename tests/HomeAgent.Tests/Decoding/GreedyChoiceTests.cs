using HomeLLM.HomeAgent.Decoding;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Decoding;

public class GreedyChoiceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1000)]
    public void Of_RandomLogits_EqualsThePlainComputation(int size)
    {
        var random = new Random(size);
        for (var round = 0; round < 50; round++)
        {
            var logits = Enumerable.Range(0, size).Select(_ => (random.NextSingle() * 40) - 20).ToArray();
            var allowed = Enumerable.Range(0, size).Where(token => token == 0 || random.Next(3) == 0).ToArray();
            var mask = new ulong[(size + 63) / 64];
            foreach (var token in allowed) mask[token / 64] |= 1UL << (token % 64);

            var choice = GreedyChoice.Of(logits, mask);

            choice.Token.ShouldBe(allowed.MaxBy(token => logits[token]));
            choice.Wanted.ShouldBe(Array.IndexOf(logits, logits.Max()));
            var sum = logits.Sum(logit => Math.Exp(logit - logits.Max()));
            ((double)choice.Probability).ShouldBe(Math.Exp(logits[choice.Token] - logits.Max()) / sum, 1e-5);
        }
    }

    [Fact]
    public void Of_NothingAllowed_ChoosesNothing() => GreedyChoice.Of([1, 2, 3], [0UL]).Token.ShouldBe(-1);

    [Fact]
    public void Of_NotNumbers_CountAsLeast()
    {
        GreedyChoice.Of([float.NaN, float.NegativeInfinity, float.NaN], [0b111UL]).Token.ShouldBe(1);
        GreedyChoice.Of([float.NaN, float.NaN], [0b10UL]).ShouldBe(new GreedyChoice(1, 1, 0));
    }
}
