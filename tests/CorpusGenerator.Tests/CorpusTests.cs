using HomeLLM.CorpusGenerator.Output;
using HomeLLM.CorpusGenerator.Speech;
using Shouldly;

namespace HomeLLM.CorpusGenerator.Tests;

public sealed class CorpusTests
{
    [Fact]
    public void Make_SameSeed_SameExamplesAllLegal()
    {
        var first = NewCorpus();
        var examples = first.Make(Split.Train, 400);
        examples.Count.ShouldBe(400);
        examples.ShouldBe(NewCorpus().Make(Split.Train, 400));
        first.Misses.IllegalCount.ShouldBe(0);
        foreach (var example in examples)
        {
            example.Prompt.ShouldEndWith("\n");
            example.Target.ShouldStartWith("{\"service\":");
        }
    }

    [Fact]
    public void Make_ManyExamples_NoSlotLeftOpenAndRefusalsInMeasure()
    {
        var examples = NewCorpus().Make(Split.Train, 2000);
        examples.Where(example => example.Text.Contains('{')).Select(example => $"{example.Kind}: {example.Text}").ShouldBeEmpty();
        var refused = examples.Count(example => example.Target.StartsWith("{\"service\":\"none\"", StringComparison.Ordinal)) / 2000.0;
        refused.ShouldBeInRange(0.1, 0.32);
        var asked = examples.Count(example => example.Target.Contains("\"query.", StringComparison.Ordinal)) / 2000.0;
        asked.ShouldBeInRange(0.05, 0.16);
    }

    [Theory]
    [InlineData((int)Split.ValidNames)]
    [InlineData((int)Split.ValidPhrases)]
    public void Make_HeldOutSplit_FillsIt(int split) => NewCorpus().Make((Split)split, 100).Count.ShouldBe(100);

    [Theory]
    [InlineData(0, "zero")]
    [InlineData(45, "forty five")]
    [InlineData(100, "one hundred")]
    [InlineData(2700, "two thousand seven hundred")]
    public void Say_Number_InWords(int number, string words) => NumberSpeech.Say(number, ' ').ShouldBe(words);

    [Theory]
    [InlineData("kitchen", "kitchne", true)]
    [InlineData("lamp", "lamp", true)]
    [InlineData("office", "kitchen", false)]
    [InlineData("den", "dan", false)]
    public void AreNear_Words_ToldApart(string left, string right, bool expected) => WordNearness.AreNear(left, right).ShouldBe(expected);

    private static Corpus NewCorpus() => new(new(Path.Combine(AppContext.BaseDirectory, "language", "en", "phrases"), Seed: 3));
}
