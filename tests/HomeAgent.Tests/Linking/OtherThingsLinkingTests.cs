using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Linking;

/// <summary>What sounds like something of the home and is another thing: another barn, the opposite side, any bath.</summary>
public class OtherThingsLinkingTests
{
    private static readonly Linker Linker = new(HomeSketch.Draw("""
        floor ground: Ground Floor
        floor first: First Floor
        area barn @ground: Barn
        area hall @ground: Hallway
        area bath @first: Bathroom
        area main @first: Main Bedroom, our room
        area pool @ground: Pool House
        light.barn @barn: Barn Lights
        light.hall @hall: Hall Light
        light.bath @bath: Bathroom Light
        light.main @main: Bedroom Pendant
        light.arc @hall: Arc Lamp
        valve.north: North Pasture Waterer
        switch.washer @bath: Tapo P110 Washer
        sensor.washer @bath: Washer Power
        lock.pool @pool: Pool House Door
        lock.front @hall: Front Door
        group.all: All Lights
        cover.left: Shade-O-Matic Left
        cover.right: Shade-O-Matic Right
        switch.gecko: Gecko Heat Lamp
        light.ma: Ah Ma Lamp
        light.greg: Greg's Nightstand
        todo.dana: Dana's Jobs
        light.gong: Ah Gong Lamp
        climate.yi: Xin Yi's Aircon
        lock.bow: Bow Doors
        switch.battery: Batteries
        light.bollard1: Bollard 1
        light.bollard2: Bollard 2
        """));

    [Theory]
    [InlineData("lights off in the hay barn", "")]
    [InlineData("lights off in the messy barn", "area:barn")]
    [InlineData("turn on the south pasture waterer", "")]
    [InlineData("turn on the pasture waterer", "valve.north")]
    [InlineData("turn off the light in the downstairs loo", "")]
    [InlineData("lights on in the upstairs bathroom", "area:bath")]
    [InlineData("lights on in the upstairs hallway", "")]
    [InlineData("turn the lights on in the bored room", "")]
    [InlineData("turn the lights on in our room", "area:main")]
    [InlineData("raised in a barn the both of them", "")]
    [InlineData("washer off", "switch.washer")]
    [InlineData("lock all the doors in the house", "lock.pool lock.front lock.bow")]
    [InlineData("turn off the arc lamp somebody left it on", "light.arc")]
    [InlineData("close the left shade the right shade", "cover.left cover.right")]
    [InlineData("heat lamp off the geckos boiling", "switch.gecko")]
    [InlineData("ah mas lamp off", "light.ma")]
    [InlineData("xin yi aircon on", "climate.yi")]
    [InlineData("lock the bough doors", "lock.bow")]
    [InlineData("is anything unlocked", "lock.pool lock.front lock.bow")]
    [InlineData("danas nightstand off", "todo.dana")]
    [InlineData("gregs nightstand off", "light.greg")]
    [InlineData("turn off all lights", "home")]
    [InlineData("bollard one on two off", "light.bollard1 light.bollard2")]
    public void Link_NearlyTheSame_IsNotTakenForIt(string text, string expected)
    {
        var scope = Linker.Link(text, null).Scope;

        var found = scope.Devices.SelectMany(scoped => scoped.Devices).Select(device => device.Id.ToString())
            .Concat(scope.Areas.Select(scoped => $"area:{scoped.Area.Id}"))
            .Concat(scope.Floors.Select(scoped => $"floor:{scoped.Floor.Id}"))
            .Concat(scope.AllowHome ? ["home"] : []);

        string.Join(' ', found).ShouldBe(expected, Linker.Link(text, null).Marked);
    }
}
