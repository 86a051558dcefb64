using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Linking;

public class LinkerTests
{
    private static readonly HomeSnapshot Home = HomeSketch.Draw("""
        floor ground: Ground Floor
        floor first: First Floor
        area kitchen @ground: Kitchen
        area living @ground: Living Room, Lounge
        area hall @ground: Hallway
        area bed @first: Master Bedroom
        area guest @first: Guest Bedroom
        light.kitchen @kitchen: Kitchen Light
        light.counter @kitchen: Kitchen Counter
        light.floor_lamp @living: Floor Lamp
        light.living_ceiling @living: Living Room Ceiling Light
        light.hall @hall: Hallway Light
        light.bed_left @bed: Left Bedside Lamp
        light.bed_right @bed: Right Bedside Lamp
        light.bed_ceiling @bed: Ceiling Light
        light.guest_ceiling @guest: Ceiling Light
        light.tom: Tom's Lamp, Tommy
        light.lamp2 @guest: Lamp 2
        light.lamp3 @guest: Lamp 3
        fan.bed @bed: Bedroom Fan
        fan.living @living: Ceiling Fan
        switch.coffee @kitchen: Coffee Maker
        switch.heater @guest: Nursery 2 Heater
        """);

    private static readonly Linker Linker = new(Home);

    /// <summary>The label's own numbers say nothing, so the table names what they stand for.</summary>
    [Theory]
    [InlineData("make this room's lights 20 percent", "guest", "make this rooms <@guest> lights 20 percent")]
    [InlineData("kitchen lights on, not the counter", null, "kitchen <@kitchen> lights on not the counter <counter>")]
    [InlineData("Turn on the kitchen light!", null, "turn on the kitchen light <kitchen>")]
    [InlineData("turn on the kitchen lights", null, "turn on the kitchen <@kitchen> lights")]
    [InlineData("switch off the coffee maker please", null, "switch off the coffee maker <coffee> please")]
    [InlineData("turn on the counter", null, "turn on the counter <counter?>")]
    [InlineData("lights on in the lounge", null, "lights on in the lounge <@living>")]
    [InlineData("livingroom lights off", null, "living room <@living> lights off")]
    [InlineData("turn on the ceiling light in the guest bedroom", null, "turn on the ceiling light in the guest bedroom <guest_ceiling>")]
    [InlineData("in the guest bedroom turn on the ceiling light", null, "in the guest bedroom turn on the ceiling light <guest_ceiling>")]
    [InlineData("master bedroom ceiling light off", null, "master bedroom ceiling light <bed_ceiling> off")]
    [InlineData("turn on the ceiling light", "bed", "turn on the ceiling light <bed_ceiling>")]
    [InlineData("turn on the bedside lamps", null, "turn on the bedside lamps <bed_left>")]
    [InlineData("toms lamp to 40%", null, "toms lamp <tom> to 40 percent")]
    [InlineData("tommy on", null, "tommy <tom> on")]
    [InlineData("turn on lamp two", null, "turn on lamp 2 <lamp2>")]
    [InlineData("turn lamp 3 to 2 percent", null, "turn lamp 3 <lamp3> to 2 percent")]
    [InlineData("nursery heater on", null, "nursery heater <heater?> on")]
    [InlineData("turn on the cofee maker", null, "turn on the coffee maker <coffee>")]
    [InlineData("turn on the kitchen lites", null, "turn on the kitchen <@kitchen> lites")]
    [InlineData("turn off all the lights", null, "turn off all the lights <*>")]
    [InlineData("turn off all the lights in the kitchen", null, "turn off all the lights in the kitchen <@kitchen>")]
    [InlineData("everything off", "kitchen", "everything <*> off")]
    [InlineData("turn off everything upstairs", null, "turn off everything upstairs <^first>")]
    [InlineData("lights on", "kitchen", "lights <@kitchen> on")]
    [InlineData("turn it off in here", "kitchen", "turn it off in here <@kitchen>")]
    [InlineData("turn on the fan", "living", "turn on the fan <@living>")]
    [InlineData("turn on the lamp", "living", "turn on the lamp <floor_lamp>")]
    [InlineData("living room lamp on", null, "living room lamp <floor_lamp> on")]
    [InlineData("kitchen and hallway lights off", null, "kitchen <@kitchen> and hallway <@hall> lights off")]
    [InlineData("turn off the kitchen light and the ceiling fan", null, "turn off the kitchen light <kitchen> and the ceiling fan <living>")]
    [InlineData("turn on the garage light", null, "turn on the garage light")]
    [InlineData("switch the lights on", "hall", "switch the lights <@hall> on")]
    [InlineData("turn off all the lights in the garage", "kitchen", "turn off all the lights in the garage")]
    [InlineData("turn off all the garage lights", "kitchen", "turn off all the garage lights")]
    [InlineData("turn on the garage light", "kitchen", "turn on the garage light")]
    [InlineData("everything off in the garage", "kitchen", "everything off in the garage")]
    [InlineData("turn everything off on the 3rd floor", "kitchen", "turn everything off on the third floor")]
    [InlineData("all the lights in the house off", "kitchen", "all the lights <*> in the house off")]
    [InlineData("turn on the damn light", "kitchen", "turn on the damn light <@kitchen>")]
    [InlineData("kitchen light off and everything in the kitchen", null, "kitchen light <kitchen> off and everything in the kitchen <@kitchen>")]
    [InlineData("do you mind putting everything on", null, "do you mind putting everything <*> on")]
    [InlineData("turn on every device", null, "turn on every device <*>")]
    [InlineData("for heaven's sake put every light bulb on", null, "for heavens sake put every light <*> bulb <*> on")]
    [InlineData("set all the lights to aqua at 75%", null, "set all the lights <*> to aqua at 75 percent")]
    [InlineData("activate all the lights", null, "activate all the lights <*>")]
    [InlineData("brighter throughout the house", null, "brighter throughout the house <*>")]
    [InlineData("house, turn lights the whole way up", "kitchen", "house turn lights <@kitchen> the whole way up")]
    [InlineData("turn on this room's lights", "kitchen", "turn on this rooms <@kitchen> lights")]
    [InlineData("first change the light to 90%", "kitchen", "first change the light <@kitchen> to 90 percent")]
    [InlineData("putting lights on", "kitchen", "putting lights <@kitchen> on")]
    [InlineData("turn on garage lights", "kitchen", "turn on garage lights")]
    [InlineData("make sure it's off", "kitchen", "make sure its off")]
    [InlineData("tomes lamp off", null, "toms lamp <tom> off")]
    [InlineData("dim the lights all the way down", "kitchen", "dim the lights <@kitchen> all the way down")]
    [InlineData("turn on the bedside lamp", null, "turn on the bedside lamp <bed_left> <bed_right>")]
    [InlineData("turn on the tommy light", null, "turn on the tommy light <tom>")]
    [InlineData("set the kitchen to light blue", null, "set the kitchen <@kitchen> to light blue")]
    [InlineData("make it light blue", "kitchen", "make it light blue")]
    [InlineData("make the light blue", "kitchen", "make the light <@kitchen> blue")]
    [InlineData("turn on lamp 7", null, "turn on lamp 7")]
    [InlineData("turn on the lamp at 40", "living", "turn on the lamp <floor_lamp> at 40")]
    [InlineData("tell me a joke", null, "tell me a joke")]
    [InlineData("turn on the bedroom fan", null, "turn on the bedroom fan <bed>")]
    [InlineData("bedroom lights off", null, "bedroom <@bed?> <@guest?> lights off")]
    [InlineData("set brightness to forty five percent", "kitchen", "set brightness to 45 percent")]
    public void Link_Utterance_MarksWhatItMeans(string text, string? area, string expected) =>
        Show(Linker.Link(text, area)).ShouldBe(expected);

    [Theory]
    [InlineData("turn on the bedside lamps", true)]
    [InlineData("turn on both bedside lamps", true)]
    [InlineData("turn on the bedside lamp", false)]
    public void Link_SeveralFit_TellsWhetherAllAreMeant(string text, bool expected)
    {
        var group = Linker.Link(text, null).Groups.Single();

        group.Devices.Select(device => device.Id.ObjectId).ShouldBe(["bed_left", "bed_right"]);
        group.Labels.ShouldBe(expected ? ["#1"] : ["#1", "#2"]);
        group.IsMany.ShouldBe(expected);
    }

    [Fact]
    public void Link_NothingNamed_OffersTheSpeakersAreaOnly()
    {
        var linked = Linker.Link("make it a bit brighter", "living");

        linked.Scope.Areas.Single().Area.Id.ShouldBe("living");
        linked.SpeakerArea.ShouldBe("@1");
        linked.Scope.Devices.ShouldBeEmpty();
        linked.Scope.AllowHome.ShouldBeFalse();
    }

    [Theory]
    [InlineData("turn on the basement light")]
    [InlineData("lights off in the cellar")]
    [InlineData("turn on the night light")]
    [InlineData("turn on the reading lamp")]
    [InlineData("turn on the lights in room 305")]
    public void Link_UnknownRoom_DoesNotOfferTheSpeakersArea(string text) => Linker.Link(text, "living").Scope.Areas.ShouldBeEmpty();

    [Fact]
    public void Link_UnknownName_SaysWhichWords() => Linker.Link("please turn on the hearth glow", null).UnknownPhrase.ShouldBe("hearth glow");

    [Fact]
    public void Link_TwoFitEqually_OffersBoth() =>
        Linker.Link("turn on the ceiling light", null).Ambiguous.Select(device => device.Id.ObjectId).ShouldBe(["bed_ceiling", "guest_ceiling"]);

    private static string Show(LinkedUtterance linked)
    {
        var text = linked.Marked;
        foreach (var (spelling, device) in linked.Scope.Devices.Reverse()) text = Replace(text, spelling, device.Id.ObjectId);
        foreach (var (spelling, area) in linked.Scope.Areas.Reverse()) text = Replace(text, spelling, "@" + area.Id);
        foreach (var (spelling, floor) in linked.Scope.Floors.Reverse()) text = Replace(text, spelling, "^" + floor.Id);
        return text.Replace(" *", " <*>", StringComparison.Ordinal);

        static string Replace(string text, string spelling, string name) => text
            .Replace($" {spelling}?", $" <{name}?>", StringComparison.Ordinal)
            .Replace($" {spelling} ", $" <{name}> ", StringComparison.Ordinal)
            .Replace($" {spelling}\n", $" <{name}>", StringComparison.Ordinal)
            .TrimEnd() is var trimmed && trimmed.EndsWith($" {spelling}", StringComparison.Ordinal)
                ? string.Concat(trimmed.AsSpan(0, trimmed.Length - spelling.Length), $"<{name}>")
                : trimmed;
    }
}
