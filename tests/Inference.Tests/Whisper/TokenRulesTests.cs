using System.Text;
using HomeLLM.Engines.Inference.Whisper;
using HomeLLM.Engines.Inference.Whisper.Decoding;
using Shouldly;

namespace HomeLLM.Engines.Inference.Tests.Whisper;

public class TokenRulesTests
{
    private static readonly string[] Names = [" ", "a", "b", "(", " (", " -", "-"];
    private static readonly WhisperVocabulary Vocabulary = new(new WhisperTokens(51_864), [.. Names.Select(Encoding.UTF8.GetBytes)]);
    private static readonly WhisperTokens Tokens = Vocabulary.Tokens;
    private static readonly DecodingWindow Window = new(0, 2_000, 3_000);

    private static readonly DecodingSettings Settings = new()
        { Timestamps = true, BeamWidth = 1, BestOf = 1, MaxTokens = 20, TokenLimit = 0, EntropyThreshold = 2.4f, Seed = 0 };

    [Fact]
    public void Apply_FirstToken_IsNoEndNoSpaceNoSpecial()
    {
        var allowed = Allowed(timestamps: false, []);

        allowed.ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Fact]
    public void Apply_LaterToken_MayEndAndBeASpace() => Allowed(timestamps: false, [1]).ShouldBe([0, 1, 2, 3, 4, 5, 6, Tokens.EndOfText]);

    [Fact]
    public void Apply_NonSpeechSuppressed_LeavesHyphensWithinWords() =>
        Allowed(timestamps: false, [1], suppress: true).ShouldBe([0, 1, 2, 6, Tokens.EndOfText]);

    [Fact]
    public void Apply_FirstTimestamp_IsInTheFirstSecond()
    {
        var timestamps = Allowed(timestamps: true, [], textLogit: -100).Where(token => token >= Tokens.FirstTimestamp).ToList();

        timestamps.ShouldBe(Enumerable.Range(Tokens.FirstTimestamp, 51));
    }

    [Fact]
    public void Apply_AfterOneTimestamp_TextOrItsPair()
    {
        // The first of a text stands alone: text follows.
        Allowed(timestamps: true, [Tokens.FirstTimestamp + 5]).ShouldNotContain(token => token >= Tokens.FirstTimestamp);

        // After text, one that ends a segment: the next begins one, or the text ends.
        var afterEnd = Allowed(timestamps: true, [Tokens.FirstTimestamp, 1, Tokens.FirstTimestamp + 50]);
        afterEnd.ShouldNotContain(token => token < Tokens.EndOfText);

        Allowed(timestamps: true, [Tokens.FirstTimestamp, 1, Tokens.FirstTimestamp + 50, Tokens.FirstTimestamp + 50])
            .ShouldNotContain(token => token >= Tokens.FirstTimestamp);
    }

    [Fact]
    public void Apply_AfterATimestamp_NeverBackInTime() =>
        Allowed(timestamps: true, [Tokens.FirstTimestamp + 40, 1], textLogit: -100).Min().ShouldBe(Tokens.FirstTimestamp + 40);

    [Fact]
    public void Apply_TimestampsLikelierTogether_OnlyThemRemain()
    {
        // Each is less likely than the text, all together are likelier.
        Allowed(timestamps: true, [1, 2], textLogit: 5).ShouldAllBe(token => token >= Tokens.FirstTimestamp);
        Allowed(timestamps: true, [1, 2], textLogit: 8).ShouldContain(1);
    }

    [Fact]
    public void Apply_Temperature_FlattensTheDistribution()
    {
        var rules = new TokenRules(Vocabulary, timestamps: false, suppressNonSpeech: false);
        var (cold, hot) = (Logits(0), Logits(0));
        (cold[1], hot[1]) = (2, 2);
        rules.Apply(cold, Hypothesis([2]), 0);
        rules.Apply(hot, Hypothesis([2]), 2);

        (cold[1] - cold[2]).ShouldBe(2, 1e-5);
        (hot[1] - hot[2]).ShouldBe(1, 1e-5);
        cold.Sum(value => MathF.Exp(value)).ShouldBe(1, 1e-4f);
    }

    [Theory]
    [InlineData(new[] { 1, 2, 3 }, 3)]
    [InlineData(new[] { 1, 2, 2, 2, 2 }, 2)]
    [InlineData(new[] { 5, 1, 2, 1, 2, 1, 2 }, 3)]
    [InlineData(new[] { 1, 2, 1, 2 }, 4)]
    [InlineData(new[] { 1, 2, 3, 4, 2, 3, 4, 2, 3, 4, 2 }, 4)]
    [InlineData(new int[0], 0)]
    public void KeepOnce_Tokens_KeepsARepeatedEndOnce(int[] tokens, int expected) =>
        Repetition.KeepOnce([.. tokens.Select(token => new ChosenToken(token, 0))]).ShouldBe(expected);

    [Fact]
    public void Entropy_Tokens_CountsTheLast32()
    {
        var hypothesis = Hypothesis([.. Enumerable.Repeat(1, 3), .. Enumerable.Repeat(2, 8), .. Enumerable.Repeat(1, 8)], maxTokens: 100);

        hypothesis.Entropy(19).ShouldBe((-11.0 / 19 * Math.Log(11.0 / 19)) - (8.0 / 19 * Math.Log(8.0 / 19)), 1e-9);
        hypothesis.Entropy(3).ShouldBe(0, 1e-9);
    }

    [Fact]
    public void Append_EndWithoutAnyTimestamp_FailsWhereSoundIsLeft()
    {
        Hypothesis([1, Tokens.EndOfText]).IsCompleted.ShouldBeTrue(); // the window reaches the sound's end
        var hypothesis = new Hypothesis(3_000);
        hypothesis.Append(new ChosenToken(1, -1), Tokens, Window with { End = 9_000 }, Settings);
        hypothesis.Append(new ChosenToken(Tokens.EndOfText, -1), Tokens, Window with { End = 9_000 }, Settings);

        hypothesis.HasFailed.ShouldBeTrue();
        hypothesis.Score.ShouldBe(double.NegativeInfinity);
    }

    [Fact]
    public void Append_TimestampAtTheSoundsEnd_Completes()
    {
        var hypothesis = Hypothesis([Tokens.FirstTimestamp, 1, Tokens.FirstTimestamp + 996]);

        hypothesis.IsCompleted.ShouldBeTrue();
        hypothesis.Advance.ShouldBe(1_992);
        hypothesis.ResultLength.ShouldBe(3);
        hypothesis.Score.ShouldBe(-1, 1e-9);
    }

    private static Hypothesis Hypothesis(int[] tokens, int maxTokens = 20)
    {
        var hypothesis = new Hypothesis(3_000);
        foreach (var token in tokens)
        {
            hypothesis.Append(new ChosenToken(token, -1), Tokens, Window, Settings with { MaxTokens = maxTokens });
        }

        return hypothesis;
    }

    private static float[] Logits(float text)
    {
        var logits = new float[Tokens.VocabularySize];
        logits.AsSpan(0, Tokens.FirstTimestamp).Fill(text);
        return logits;
    }

    private static List<int> Allowed(bool timestamps, int[] tokens, bool suppress = false, float textLogit = 10)
    {
        var logits = Logits(textLogit);
        new TokenRules(Vocabulary, timestamps, suppress).Apply(logits, Hypothesis(tokens), 0);
        return [.. Enumerable.Range(0, logits.Length).Where(token => !float.IsNegativeInfinity(logits[token]))];
    }
}
