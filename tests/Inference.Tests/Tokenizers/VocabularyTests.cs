using System.Text;
using HomeLLM.Engines.Inference.Gguf;
using HomeLLM.Engines.Inference.Tests.Support;
using Shouldly;

namespace HomeLLM.Engines.Inference.Tests.Tokenizers;

public class VocabularyTests
{
    [Theory]
    [InlineData("f32")]
    [InlineData("bpe-gpt-2")]
    [InlineData("bpe-smollm")]
    public void Tokenize_AnyText_ComesBackFromItsBytes(string model)
    {
        using var loaded = ReferenceModels.All[model].Load();
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
        using var asked = (new ModelSpec { Vocabulary = writer => TestVocabularies.WriteSentencePiece(writer, addSpacePrefix: true) }).Load();
        using var not = new ModelSpec().Load();

        asked.Vocabulary.Tokenize("turn on").ShouldBe(not.Vocabulary.Tokenize("turn on"));
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
        using var loaded = ReferenceModels.All[model].Load();
        var vocabulary = loaded.Vocabulary;

        vocabulary.Tokenize(name, parseSpecial: true).Length.ShouldBe(1);
        var plain = vocabulary.Tokenize(name);
        plain.Length.ShouldBeGreaterThan(1);
        plain.Select(token => vocabulary.GetBytes(token).Length).ShouldNotContain(0);
    }

    [Fact]
    public void Tokenize_PartsOfAControlTokensNameAreTokens_NeverMakesIt()
    {
        using var loaded = Tiny(("<unk>", 2), ("</s>", 3), ("<", 1), ("/", 1), ("s", 1), (">", 1), ("</", 1), ("</s", 1)).Load();
        var vocabulary = loaded.Vocabulary;

        vocabulary.Tokenize("</s>").ShouldBe([7, 5]);
        vocabulary.Tokenize("</s>", parseSpecial: true).ShouldBe([1]);
    }

    [Fact]
    public void Tokenize_BytesWithoutTokens_BecomeTheUnknownToken()
    {
        using var loaded = Tiny(("<unk>", 2), ("a", 1)).Load();

        loaded.Vocabulary.Tokenize("aéa").ShouldBe([1, 0, 0, 1]);
    }

    [Fact]
    public void Tokenize_BrokenSurrogate_DoesNotThrow()
    {
        using var loaded = ReferenceModels.All["bpe-gpt-2"].Load();

        loaded.Vocabulary.Tokenize("a\uD800b").ShouldNotBeEmpty();
    }

    [Fact]
    public void Tokenize_LongText_IsQuickEnoughForAnyInput()
    {
        using var spm = ReferenceModels.All["f32"].Load();
        using var bpe = ReferenceModels.All["bpe-gpt-2"].Load();
        var text = new string('a', 50_000);

        spm.Vocabulary.Tokenize(text).Length.ShouldBe(50_000);
        bpe.Vocabulary.Tokenize(text).Length.ShouldBe(50_000);
    }

    private static ModelSpec Tiny(params (string Text, int Kind)[] tokens) => new()
    {
        Embedding = 32,
        Heads = 2,
        KeyValueHeads = 2,
        Layers = 1,
        VocabularySize = tokens.Length,
        Vocabulary = writer => writer.Text("tokenizer.ggml.model", "llama")
            .Texts("tokenizer.ggml.tokens", [.. tokens.Select(token => Encoding.UTF8.GetBytes(token.Text))])
            .Numbers("tokenizer.ggml.scores", GgufValueType.Float32, tokens.Select((_, i) => -(float)i).ToArray())
            .Numbers("tokenizer.ggml.token_type", GgufValueType.Int32, tokens.Select(token => token.Kind).ToArray()),
    };
}
