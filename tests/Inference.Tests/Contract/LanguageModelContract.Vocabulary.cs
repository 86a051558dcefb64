using System.Text;
using HomeLLM.Engines.Inference.Tests.Support;
using Shouldly;

namespace HomeLLM.Engines.Inference.Tests.Contract;

/// <summary>The tokens.</summary>
public abstract partial class LanguageModelContract
{
    [Theory]
    [InlineData("sentencepiece", "f32")]
    [InlineData("bpe-gpt-2", "bpe-gpt-2")]
    [InlineData("bpe-default", "bpe-default")]
    [InlineData("bpe-llama-bpe", "bpe-llama-bpe")]
    [InlineData("bpe-qwen2", "bpe-qwen2")]
    [InlineData("bpe-smollm", "bpe-smollm")]
    public void Tokenize_AnyText_GivesTheGoldenTokens(string file, string model)
    {
        using var loaded = Load(ReferenceModels.All[model]);
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
    public void GetBytes_EveryToken_GivesTheGoldenPiece(string file, string model)
    {
        using var loaded = Load(ReferenceModels.All[model]);
        var cases = Golden.Read<Golden.Piece>($"{file}-pieces.jsonl");

        cases.Count.ShouldBe(loaded.Vocabulary.Size);
        for (var token = 0; token < cases.Count; token++)
        {
            Convert.ToHexStringLower(loaded.Vocabulary.GetBytes(token)).ShouldBe(cases[token].Bytes);
            loaded.Vocabulary.IsEndOfGeneration(token).ShouldBe(cases[token].End);
        }
    }

    [Theory]
    [InlineData("f32")]
    [InlineData("bpe-gpt-2")]
    [InlineData("bpe-smollm")]
    public void Tokenize_AnyText_ComesBackFromItsBytes(string model)
    {
        using var loaded = Load(ReferenceModels.All[model]);
        var vocabulary = loaded.Vocabulary;
        var random = new SeededRandom(8);
        var alphabet = "abcdefgh lights on\n\t#1@{}\":über温度🙂é ".EnumerateRunes().ToArray();
        for (var round = 0; round < 300; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => alphabet[random.Next(alphabet.Length)].ToString()));

            var bytes = vocabulary.Tokenize(text).SelectMany(token => vocabulary.GetBytes(token).ToArray()).ToArray();

            Encoding.UTF8.GetString(bytes).ShouldBe(text);
        }
    }

    [Fact]
    public void Tokenize_AddSpacePrefixAsked_AddsNone()
    {
        using var not = Load(new ModelSpec());
        var expected = not.Vocabulary.Tokenize("turn on");
        using var asked = Load(new ModelSpec { Vocabulary = writer => TestVocabularies.WriteSentencePiece(writer, addSpacePrefix: true) });

        asked.Vocabulary.Tokenize("turn on").ShouldBe(expected);
    }

    [Theory]
    [InlineData("f32", "<s>")]
    [InlineData("f32", "</s>")]
    [InlineData("f32", "<unk>")]
    [InlineData("f32", "<|turn|>")]
    [InlineData("bpe-gpt-2", "<|endoftext|>")]
    [InlineData("bpe-llama-bpe", "<|im_end|>")]
    public void Tokenize_NameOfAControlToken_IsItOnlyWhereAsked(string model, string name)
    {
        using var loaded = Load(ReferenceModels.All[model]);
        var vocabulary = loaded.Vocabulary;

        vocabulary.Tokenize(name, parseSpecial: true).Length.ShouldBe(1);
        var plain = vocabulary.Tokenize(name);
        plain.Length.ShouldBeGreaterThan(1);
        plain.Select(token => vocabulary.GetBytes(token).Length).ShouldNotContain(0);
    }

    [Theory]
    [InlineData("</s>")]
    [InlineData("</s></s>/s>")]
    public void Tokenize_PartsOfAControlTokensNameAreTokens_NeverMakesIt(string text)
    {
        using var loaded = Load(TestVocabularies.Tiny(
            [("<unk>", 2), ("</s>", 3), ("<", 1), ("/", 1), ("s", 1), (">", 1), ("</", 1), ("</s", 1), .. TestVocabularies.Bytes]));
        var vocabulary = loaded.Vocabulary;

        var tokens = vocabulary.Tokenize(text);

        tokens.ShouldNotContain(1);
        string.Concat(tokens.Select(token => Encoding.UTF8.GetString(vocabulary.GetBytes(token)))).ShouldBe(text);
        vocabulary.Tokenize("</s>", parseSpecial: true).ShouldBe([1]);
    }

    [Fact]
    public void Tokenize_BrokenSurrogate_DoesNotThrow()
    {
        using var loaded = Load(ReferenceModels.All["bpe-gpt-2"]);

        loaded.Vocabulary.Tokenize("a\uD800b").ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("f32")]
    [InlineData("bpe-gpt-2")]
    public void Tokenize_LongText_IsQuickEnoughForAnyInput(string model)
    {
        using var loaded = Load(ReferenceModels.All[model]);

        loaded.Vocabulary.Tokenize(new string('a', 50_000)).Length.ShouldBe(50_000);
    }

    [Fact]
    public void Tokenize_EmptyText_GivesNone()
    {
        using var loaded = Load(ReferenceModels.All["f32"]);

        loaded.Vocabulary.Tokenize("").ShouldBeEmpty();
    }
}
