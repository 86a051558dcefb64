using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Linking;

public class RespellerTests
{
    private static readonly Respeller Respeller = new(new HomeIndex(HomeSketch.Draw("""
        area basement: Basement
        area good: Good Room
        area ski: Ski Room
        light.bunk: Albatross Bunk Light
        light.hugo: Hugo's Light
        light.arc: Arc Lamp
        cover.night: Night Curtain
        cover.sleep_2: Sleep Room 2 Blackout
        switch.saw: Band Saw
        climate.boiler: Boiler
        script.party: Party Mode
        todo.shop: Shopping List
        todo.jewel: Jewel Run
        scene.time: Story Time
        """)));

    [Theory]
    [InlineData("all bat ross bunk light on", "albatross bunk light on")]
    [InlineData("hue goes light on", "hugos light on")]
    [InlineData("turn on the ark lamp", "turn on the arc lamp")]
    [InlineData("close the knight curtain", "close the night curtain")]
    [InlineData("ban saw on", "band saw on")]
    [InlineData("start part e mode", "start party mode")]
    [InlineData("lights off in the base mint", "lights off in the basement")]
    public void Respell_WordsOfTheSameSound_AreTheNames(string heard, string meant) => Respell(heard).ShouldBe(meant);

    [Theory]
    [InlineData("sleep room to blackout up", "sleep room 2 blackout up")]
    [InlineData("set the boiler two eighteen", "set the boiler to 18")]
    [InlineData("set the boiler to twenty too", "set the boiler to 22")]
    [InlineData("set the boiler to twenty won degrees", "set the boiler to 21 degrees")]
    [InlineData("boiler to twenty for", "boiler to 24")]
    [InlineData("and the boiler to twenty too", "and the boiler to 20 too")]
    [InlineData("boiler to twenty too for the night", "boiler to 20 too for the night")]
    public void Respell_WordsThatSoundLikeNumbers_AreNumbersWhereOneBelongs(string heard, string meant) => Respell(heard).ShouldBe(meant);

    /// <summary>What is another word, another room or text to be copied stays as it is.</summary>
    [Theory]
    [InlineData("add tim tams to the shopping list")]
    [InlineData("put tim tams on the jewel run")]
    [InlineData("lights off in the good broom")]
    [InlineData("lights off in the cigar room")]
    [InlineData("turn on the kitchen lights")]
    [InlineData("the fireplace is lovely tonight")]
    public void Respell_OtherWords_Stay(string heard) => Respell(heard).ShouldBe(heard);

    private static string Respell(string text)
    {
        var words = UtteranceNormalizer.Split(text);
        Respeller.Respell(words);
        return string.Join(' ', words);
    }
}
