using HomeLLM.Engines.Inference.Tests.Support;
using Shouldly;

namespace HomeLLM.Engines.Inference.Tests.Tokenizers;

public class VocabularyTests
{
    [Fact]
    public void Tokenize_PartsOfAControlTokensNameAreTokens_BecomesTheParts()
    {
        using var loaded = TestVocabularies.Tiny([("<unk>", 2), ("</s>", 3), ("<", 1), ("/", 1), ("s", 1), (">", 1), ("</", 1), ("</s", 1)]).Load();
        var vocabulary = loaded.Vocabulary;

        vocabulary.Tokenize("</s>").ShouldBe([7, 5]);
        vocabulary.Tokenize("</s>", parseSpecial: true).ShouldBe([1]);
    }

    [Fact]
    public void Tokenize_BytesWithoutTokens_BecomeTheUnknownToken()
    {
        using var loaded = TestVocabularies.Tiny([("<unk>", 2), ("a", 1)]).Load();

        loaded.Vocabulary.Tokenize("aéa").ShouldBe([1, 0, 0, 1]);
    }
}
