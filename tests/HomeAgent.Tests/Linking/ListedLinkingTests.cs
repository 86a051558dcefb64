using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Linking;

/// <summary>What one word says of several names: lists, exceptions, orders carried on to another room.</summary>
public class ListedLinkingTests
{
    private static readonly HomeSnapshot Home = HomeSketch.Draw("""
        floor main: Main House
        floor up: Upstairs
        area otter @main: Otter
        area heron @main: Heron
        area garage @main: Garage
        area primary @up: Primary Suite
        light.otter_desk @otter: Otter Desk Light
        light.otter_wall @otter: Otter Wall Light
        light.heron_desk @heron: Heron Desk Light
        light.heron_wall @heron: Heron Wall Light
        light.palm1 @otter: Palm 1
        light.palm2 @otter: Palm 2
        light.palm3 @otter: Palm 3
        climate.otter @otter: Otter Heater
        climate.heron @heron: Heron Heater
        cover.otter @otter: Otter Blind
        cover.heron @heron: Heron Blind
        cover.big @garage: Garage Door
        cover.small @garage: Small Garage Door
        switch.heater_a @heron: Terrace Stove A
        switch.heater_b @heron: Terrace Stove B
        switch.washer @heron: Waschmaschine
        media_player.dj: DJ Booth
        button.horn @heron: Foghorn
        light.fanlight @heron: Fanlight
        fan.heron @heron: Heron Fan
        switch.row @otter: Row B
        light.shed @garage: Shearing Shed Light
        switch.warmer1: Bottle Warmer 1
        cover.drape1 @otter: Otter Blackout
        cover.drape2 @heron: Heron Blackout
        valve.pond @otter: Pond Tap
        scene.movie: Movie Time
        climate.lagoon: Lagoon Heater
        script.lagoon: Lagoon Party
        switch.tea: Çaydanlık
        climate.stove: Frosto 3000
        media_player.beam: Beamer 4K
        light.sec_front @otter: Front Security Light
        light.sec_back @heron: Heron Security Light
        """);

    private static readonly Linker Linker = new(Home);

    [Theory]
    [InlineData("turn off the heaters in otter and heron", "climate.otter climate.heron")]
    [InlineData("otter and heron blinds down", "cover.otter cover.heron")]
    [InlineData("all three palms to green", "light.palm1+palm2+palm3")]
    [InlineData("close both garage doors", "cover.big+small")]
    [InlineData("open the garage", "cover.big cover.small")]
    [InlineData("turn on the terrace stove", "switch.heater_a switch.heater_b")]
    [InlineData("turn on a terrace stove a", "switch.heater_a")]
    [InlineData("wash maschine off", "switch.washer")]
    [InlineData("dee jay booth on", "media_player.dj")]
    [InlineData("sound the foghorn", "button.horn")]
    [InlineData("is any palm on", "light.palm1+palm2+palm3")]
    [InlineData("turn on the magpie wall light", "")]
    [InlineData("lock the house tourr", "")]
    [InlineData("fan light to 20 percent", "light.fanlight")]
    [InlineData("activate the movie scene", "scene.movie")]
    [InlineData("heat the lagoon to 28", "climate.lagoon")]
    [InlineData("lagoon heater fan only", "climate.lagoon")]
    [InlineData("switch the caydanlik on", "switch.tea")]
    [InlineData("rowe b off", "switch.row")]
    [InlineData("turn on the terrace", "switch.heater_a switch.heater_b")]
    [InlineData("otter desk light, heron wall and palm 2 on", "light.otter_desk light.heron_wall light.palm2")]
    [InlineData("bottle warmer on the towels are damp", "switch.warmer1")]
    [InlineData("row bee off", "switch.row")]
    [InlineData("frosto 19", "climate.stove")]
    [InlineData("put on the security light", "light.sec_back light.sec_front")]
    [InlineData("turn the beamer on", "media_player.beam")]
    [InlineData("sharing shed light on", "light.shed")]
    [InlineData("turn on bottle warmer 3", "")]
    [InlineData("open the blackout", "cover.drape1 cover.drape2")]
    [InlineData("open the pond tab", "valve.pond")]
    [InlineData("otter heater to twenty won", "climate.otter")]
    public void Link_Lists_FindsEveryOne(string text, string expected) => Devices(Linker.Link(text, null)).ShouldBe(expected);

    [Theory]
    [InlineData("palms off but number 2", "light.palm2")]
    [InlineData("all the palms off except the third", "")]
    public void Link_ExceptionByPartOfAName_LeavesThatOut(string text, string expected)
    {
        var linked = Linker.Link(text, null);

        string.Join(' ', linked.Scope.Devices.Where(device => linked.Excepted.Contains(device.Spelling)).Select(device => device.Device.Id)).ShouldBe(expected);
    }

    [Fact]
    public void Link_ExceptionFirst_IsOverWhereTheOrderBegins()
    {
        var linked = Linker.Link("apart from the heron desk light turn off all the lights", null);

        linked.Excepted.ShouldBe(["#1"]);
        linked.Scope.AllowHome.ShouldBeTrue();
    }

    [Theory]
    [InlineData("heron too", "light.otter_desk", "light.heron_desk light.otter_desk")]
    [InlineData("same for heron", "climate.otter", "climate.heron climate.otter")]
    [InlineData("and the heron ones", "cover.otter", "cover.heron cover.otter")]
    [InlineData("heron lights too", "cover.otter", "cover.otter")]
    public void Link_OnlyAPlaceIsSaid_MeansTheCounterpart(string text, string last, string expected)
    {
        var id = EntityId.Parse(last);

        Devices(Linker.Link(text, null, Home, new History(new ServiceCall("light.turn_on", [id], []), [id]))).ShouldBe(expected);
    }

    [Theory]
    [InlineData("all lights off in the chalet", true)]
    [InlineData("turn on the lights in the red room", false)]
    [InlineData("turn on the light in the bungalow", false)]
    [InlineData("all the lights off in the bunker", false)]
    public void Link_InTheWholeHome_IsAskedForOnly(string text, bool isAsked) => Linker.Link(text, null).Scope.AllowHome.ShouldBe(isAsked);

    [Fact]
    public void Link_MainFloor_IsNoMainBedroom()
    {
        var scope = Linker.Link("all lights on the main floor off", null).Scope;

        scope.Floors.Select(floor => floor.Floor.Id).ShouldBe(["main"]);
        scope.Areas.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("to a fifth", "to 20 percent")]
    [InlineData("three quarters up", "75 percent up")]
    [InlineData("two thirds", "67 percent")]
    [InlineData("a quarter past six", "a quarter past 6")]
    [InlineData("the third lamp", "the third lamp")]
    [InlineData("up a degree and a half", "up 1.5 degrees")]
    [InlineData("same for the oak one", "same for the oak one")]
    [InlineData("the lamp one", "the lamp 1")]
    public void Split_Fractions_ArePercent(string text, string expected) => string.Join(' ', UtteranceNormalizer.Split(text)).ShouldBe(expected);

    private static string Devices(LinkedUtterance linked) => string.Join(' ', linked.Scope.Devices.Select(scoped =>
        scoped.Device.Id.Domain + "." + string.Join('+', scoped.Devices.Select(device => device.Id.ObjectId))));
}
