using HomeLLM.Engines.Inference.Tests.Support;
using Shouldly;

namespace HomeLLM.Engines.Inference.Tests.Tokenizers;

public class TokenizerReferenceTests
{
    [Theory]
    [InlineData("sentencepiece", "f32")]
    [InlineData("bpe-gpt-2", "bpe-gpt-2")]
    [InlineData("bpe-default", "bpe-default")]
    [InlineData("bpe-llama-bpe", "bpe-llama-bpe")]
    [InlineData("bpe-qwen2", "bpe-qwen2")]
    [InlineData("bpe-smollm", "bpe-smollm")]
    public void Tokenize_AnyText_GivesLlamaCppsTokens(string file, string model)
    {
        using var loaded = ReferenceModels.All[model].Load();
        var cases = Golden.Read<Golden.Split>($"{file}-tokens.jsonl");

        cases.ShouldNotBeEmpty();
        foreach (var golden in cases)
        {
            loaded.Vocabulary.Tokenize(golden.Text, golden.Special).ShouldBe(golden.Tokens, golden.Text);
        }
    }

    [Theory]
    [InlineData("sentencepiece", "f32")]
    [InlineData("bpe", "bpe-gpt-2")]
    public void GetBytes_EveryToken_GivesLlamaCppsPiece(string file, string model)
    {
        using var loaded = ReferenceModels.All[model].Load();
        var cases = Golden.Read<Golden.Piece>($"{file}-pieces.jsonl");

        cases.Count.ShouldBe(loaded.Vocabulary.Size);
        for (var token = 0; token < cases.Count; token++)
        {
            Convert.ToHexStringLower(loaded.Vocabulary.GetBytes(token)).ShouldBe(cases[token].Bytes);
            loaded.Vocabulary.IsEndOfGeneration(token).ShouldBe(cases[token].End);
        }
    }
}
