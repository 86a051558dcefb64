using HomeLLM.HomeAgent.Linking;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Linking;

public class SoundsTests
{
    [Theory]
    [InlineData("knight", "night")]
    [InlineData("base mint", "basement")]
    [InlineData("hue goes", "hugos")]
    [InlineData("die son", "dyson")]
    [InlineData("jim", "gym")]
    [InlineData("phil", "fill")]
    public void Likeness_SoundsTheSame_IsNearlyOne(string heard, string meant) => Likeness(heard, meant).ShouldBeGreaterThan(0.9f);

    [Theory]
    [InlineData("incubi", "ecobee")]
    [InlineData("offers", "office")]
    [InlineData("volley", "volet")]
    public void Likeness_MisheardName_IsHigh(string heard, string meant) => Likeness(heard, meant).ShouldBeInRange(0.79f, 0.95f);

    [Theory]
    [InlineData("cigar", "ski")]
    [InlineData("towel", "diwali")]
    [InlineData("kitten", "spike")]
    [InlineData("", "spike")]
    public void Likeness_OtherWord_IsLow(string heard, string meant) => Likeness(heard, meant).ShouldBeLessThan(0.75f);

    [Fact]
    public void Likeness_OfTheSame_IsOneAndEitherWayTheSame()
    {
        Likeness("radiator", "radiator").ShouldBe(1);
        Likeness("thermostat", "termo").ShouldBe(Likeness("termo", "thermostat"));
    }

    [Theory]
    [InlineData("kellerlicht", "flurlicht")]
    [InlineData("libel", "library")]
    public void CloseLikeness_MoreThanOneConsonantApart_IsNone(string heard, string meant) => Sounds.CloseLikeness(Of(heard), Of(meant)).ShouldBe(0);

    [Fact]
    public void Of_NoLettersOrOneLetter_IsItsSound()
    {
        Sounds.Of("12", "ü").ShouldBe("");
        Sounds.Of("e").ShouldBe("e");
        Sounds.Of().ShouldBe("");
    }

    private static string Of(string text) => Sounds.Of(text.Split(' '));

    private static float Likeness(string a, string b) => Sounds.Likeness(Of(a), Of(b));
}
