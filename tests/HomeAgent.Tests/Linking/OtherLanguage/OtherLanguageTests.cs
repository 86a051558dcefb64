using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Linking.OtherLanguage;

/// <summary>That a language is its folder: the made-up one is understood, and English isn't.</summary>
public sealed class OtherLanguageTests(MadeUpLanguage language) : IClassFixture<MadeUpLanguage>
{
    [Theory]
    // Orders: a device, a place, a kind in the plural, the whole home, here.
    [InlineData("Belu olma lum!", null, "belu olma lum <olm>")]
    [InlineData("belu kufo lumek", null, "belu kufo <kuf> lumek")]
    [InlineData("belu totu lumek", null, "belu totu lumek *")]
    [InlineData("totaj belu", null, "totaj * belu")]
    [InlineData("belu la lum tie", "sal", "belu la lum tie <sal>")]
    [InlineData("malfi la zalv", "kuf", "malfi la zalv <kuf>")]
    // A list of places.
    [InlineData("belu lumek en kufo ke salono", null, "belu lumek en kufo <kuf> ke salono <sal>")]
    // A question.
    [InlineData("kva lumek belas", null, "kva lumek * belas asked")]
    // An exception.
    [InlineData("belu totu lumek snor olma lum", null, "belu totu lumek * snor olma lum <olm> but olm")]
    [InlineData("totaj snør salono", null, "totaj * snor salono <sal> but sal")]
    // Numbers and units.
    [InlineData("olma lum til tezo pim procu", null, "olma lum <olm> til 21 procu")]
    [InlineData("olma lum til tos hunto pim", null, "olma lum <olm> til 201")]
    [InlineData("olma lum tezpim%", null, "olma lum <olm> 21 procu")]
    // Orders that aren't done now.
    [InlineData("ne belu olma lum", null, "ne belu olma lum <olm> NotACommand")]
    [InlineData("belu olma lum morgu", null, "belu olma lum <olm> morgu Unsupported")]
    // A list that things go on.
    [InlineData("pono grizan pomo sur la merko tarn", null, "pono grizan pomo sur la merko tarn <merk>")]
    public void Link_MadeUpLanguage_IsUnderstood(string text, string? area, string expected) => language.Link(text, area).ShouldBe(expected);

    [Fact]
    public void Complete_MadeUpLanguage_FindsTheWholeItem() => language.Item("pono grizan pomo sur la merko tarn", "pomo").ShouldBe("grizan pomo");

    [Theory]
    [InlineData("turn off all the lights")]
    [InlineData("everything off in the house")]
    [InlineData("are any of the blinds open")]
    [InlineData("every fan except the lamp in here")]
    [InlineData("set it to twenty five and a half")]
    [InlineData("the first one and the other one too")]
    [InlineData("switch the tv on in ten minutes")]
    [InlineData("dont close the windows upstairs")]
    [InlineData("is it warmer on the ground floor or not")]
    public void Link_English_MeansNothing(string text) => language.Link(text, null).ShouldBe(text);
}
