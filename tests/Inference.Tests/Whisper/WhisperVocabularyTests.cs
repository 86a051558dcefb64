using System.Text;
using HomeLLM.Engines.Inference.Tests.Support;
using HomeLLM.Engines.Inference.Whisper;
using Shouldly;

namespace HomeLLM.Engines.Inference.Tests.Whisper;

public class WhisperVocabularyTests
{
    // Source: OpenAI's tokenizer.
    [Theory]
    [InlineData(51_864, 50_256, 50_257, 50_357, 50_358, 50_360, 50_361, 50_362, 50_363, 0)]
    [InlineData(51_865, 50_257, 50_258, 50_358, 50_359, 50_361, 50_362, 50_363, 50_364, 99)]
    [InlineData(51_866, 50_257, 50_258, 50_359, 50_360, 50_362, 50_363, 50_364, 50_365, 100)]
    public void Tokens_KnownSizes_LieWhereOpenAiPutsThem(
        int size, int end, int start, int translate, int transcribe, int previous, int noSpeech, int noTimestamps, int first, int languages)
    {
        var tokens = new WhisperTokens(size);

        tokens.EndOfText.ShouldBe(end);
        tokens.StartOfTranscript.ShouldBe(start);
        tokens.Translate.ShouldBe(translate);
        tokens.Transcribe.ShouldBe(transcribe);
        tokens.Previous.ShouldBe(previous);
        tokens.NoSpeech.ShouldBe(noSpeech);
        tokens.NoTimestamps.ShouldBe(noTimestamps);
        tokens.FirstTimestamp.ShouldBe(first);
        tokens.LanguageCount.ShouldBe(languages);
        (first + 1_501).ShouldBe(size);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("light", "l ig ht")]
    [InlineData("the light's on", "the _l ig ht ' s _o n")]
    [InlineData("über", "über")]
    [InlineData("€2", "2")] // no token stands for the first character's bytes
    public void Tokenize_Text_TakesTheLongestTokens(string text, string expected)
    {
        var vocabulary = Make("l", "ig", "ht", "the", " l", "'", "s", " o", "n", "über", "2", "t", "h", "e", "i", "g");

        var pieces = vocabulary.Tokenize(text).Select(token => Encoding.UTF8.GetString(vocabulary.GetBytes(token)).Replace(' ', '_'));

        string.Join(' ', pieces).ShouldBe(expected);
    }

    [Fact]
    public void Read_FewerTokensThanLogits_NamesTheRestNothing()
    {
        var vocabulary = Make("a", "b");

        vocabulary.NamedTokens.ShouldBe(2);
        vocabulary.GetBytes(2).Length.ShouldBe(0);
        vocabulary.GetBytes(51_863).Length.ShouldBe(0);
        vocabulary.Find("b").ShouldBe(1);
        vocabulary.Find("c").ShouldBe(-1);
    }

    [Fact]
    public void Read_SpecialTokensNamedToo_AreNoText()
    {
        byte[][] texts = [.. Enumerable.Range(0, 50_258).Select(i => Encoding.UTF8.GetBytes($"t{i}"))];
        var vocabulary = new WhisperVocabulary(new WhisperTokens(51_864), texts);

        vocabulary.NamedTokens.ShouldBe(50_256);
        vocabulary.Find("t50256").ShouldBe(-1);
    }

    [Fact]
    public void Info_RandomModels_SaysWhatTheyAre()
    {
        using var english = (WhisperReferenceModels.All["q5_1-en"] with { AudioLayers = 1 }).Load();
        using var newest = WhisperReferenceModels.All["f16-v3"].Load();

        english.Info.IsMultilingual.ShouldBeFalse();
        english.Info.Languages.ShouldBe(["en"]);
        english.Info.WeightType.ShouldBe("Q5_1");
        english.Info.MaxPromptTokens.ShouldBe(223);
        english.Info.ParameterCount.ShouldBeGreaterThan(51_864 * 64);
        newest.Info.Languages.Length.ShouldBe(100);
        newest.Info.Languages[^1].ShouldBe("yue");
        newest.CountTokens("turn on").ShouldBe(2);
        newest.CountTokens("").ShouldBe(0);
    }

    private static WhisperVocabulary Make(params string[] texts) => new(new WhisperTokens(51_864), [.. texts.Select(Encoding.UTF8.GetBytes)]);
}
