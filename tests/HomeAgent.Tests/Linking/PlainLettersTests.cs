using HomeLLM.HomeAgent.Linking;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Linking;

public class PlainLettersTests
{
    [Theory]
    [InlineData("Café", "cafe")]
    [InlineData("Cafe\u0301", "cafe")]
    [InlineData("KÜCHE", "kuche")]
    [InlineData("Großer Łuk", "grosser luk")]
    [InlineData("Çaydanlık", "caydanlik")]
    [InlineData("Dvořák's Œuvre", "dvoraks oeuvre")]
    [InlineData("Гостиная", "гостиная")]
    public void Split_Accents_CountForNothing(string text, string expected) => string.Join(' ', UtteranceNormalizer.Split(text)).ShouldBe(expected);

    [Fact]
    public void Fold_Text_KeepsCaseAndSigns() => PlainLetters.Fold("Tür = door # 'é'").ShouldBe("Tur = door # e");
}
