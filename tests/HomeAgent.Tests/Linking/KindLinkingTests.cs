using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Linking;

public class KindLinkingTests
{
    private static readonly HomeSnapshot Home = HomeSketch.Draw("""
        floor ground: Ground Floor
        floor first: First Floor
        area kitchen @ground: Kitchen
        area living @ground: Living Room, Lounge
        area bed @first: Bedroom
        area garage @ground: Garage
        light.kitchen @kitchen: Kitchen Light
        light.tv @living: TV Light
        light.main @living: Living Room Light
        light.spot1 @bed: Spot 1
        light.spot2 @bed: Spot 2
        fan.bed @bed: Bedroom Fan
        cover.left @living: Left Blind
        cover.right @living: Right Blind
        cover.bed @bed: Bedroom Blind
        cover.curtain @bed: Bedroom Curtain
        cover.garage @garage: Garage Door
        lock.front: Front Door
        binary_sensor.front: Front Door Contact
        lock.back @kitchen: Back Door Lock
        binary_sensor.window @kitchen: Kitchen Window
        climate.living @living: Ecobee
        climate.bed @bed: Bedroom Radiator
        sensor.temp @kitchen: Kitchen Temperature
        media_player.tv @living: Television
        media_player.garden: Garden Wall
        media_player.bed @bed: Bedroom Speaker
        vacuum.robo: Robo
        scene.movie: Movie Night
        todo.shopping: Shopping List
        alarm_control_panel.home: House Alarm
        binary_sensor.porch: Porch Motion
        sensor.humid @bed: Bedroom Humidity
        humidifier.humid @bed: Vapour
        cover.terrace: Terrace Awning
        cover.patio: Patio Canopy
        """);

    private static readonly Linker Linker = new(Home);

    [Theory]
    [InlineData("close the blinds in the living room", null, "close the blinds <left+right> in the living room <left+right>")]
    [InlineData("open the bedroom blinds", null, "open the bedroom blinds <bed>")]
    [InlineData("close all the blinds", null, "close all the blinds <left+right+bed>")]
    [InlineData("close the blinds", "living", "close the blinds <left+right>")]
    [InlineData("open the left blind", null, "open the left blind <left>")]
    [InlineData("open the garage door", null, "open the garage door <garage>")]
    [InlineData("lock the front door", null, "lock the front door <front>")]
    [InlineData("is the front door open", null, "is the front door <front> <front> open")]
    [InlineData("lock all the doors", null, "lock all the doors <front+back>")]
    [InlineData("lock up", null, "lock <front+back> up")]
    [InlineData("are any windows open", null, "are any windows <window> open")]
    [InlineData("turn on the tv", null, "turn on the tv <tv>")]
    [InlineData("set the heating to 21 degrees", "living", "set the heating <living> to 21 degrees")]
    [InlineData("make the bedroom two degrees warmer", null, "make the bedroom <bed> 2 degrees <bed> warmer")]
    [InlineData("what is the temperature in the kitchen", null, "what is the temperature in the kitchen <temp>")]
    [InlineData("start the vacuum", null, "start the vacuum <robo>")]
    [InlineData("vacuum the living room", null, "vacuum <robo> the living room <@living>")]
    [InlineData("add milk to the shopping list", null, "add milk to the shopping list <shopping>")]
    [InlineData("turn on movie night", null, "turn on movie night <movie>")]
    [InlineData("close the blinds and turn off the lights in the bedroom", null, "close the blinds <bed> and turn off the lights in the bedroom <@bed>")]
    [InlineData("turn off everything in the bedroom except the fan", null, "turn off everything in the bedroom <@bed> except the fan <bed>")]
    [InlineData("close all the blinds except the left one", null, "close all the blinds <left+right+bed> except the left one <left>")]
    [InlineData("turn turn on the the kitchen light", null, "turn on the kitchen light <kitchen>")]
    [InlineData("set the ecobee to 21.5", null, "set the ecobee <living> to 21.5")]
    [InlineData("set the ecobee to 21 and a half", null, "set the ecobee <living> to 21.5")]
    [InlineData("switch the ecobee to heating", null, "switch the ecobee <living> to heating")]
    [InlineData("turn on spot 1 and 2", null, "turn on spot 1 <spot1> and 2 <spot2>")]
    [InlineData("set spot 1 to 2 percent", null, "set spot 1 <spot1> to 2 percent")]
    [InlineData("close the blinds in the attic", null, "close the blinds in the attic")]
    [InlineData("i am going to bed turn off the lights in the bedroom", null, "i am going to bed turn off the lights in the bedroom <@bed>")]
    [InlineData("is anyone on the porch", null, "is anyone <porch> on the porch <porch?>")]
    [InlineData("set the bedroom humidity to 50", null, "set the bedroom humidity <humid> to 50")]
    [InlineData("living room lights off", null, "living room <@living> lights off")]
    [InlineData("living room light off", null, "living room light <main> off")]
    [InlineData("everything off in the lounge besides the tv", null, "everything off in the lounge <@living> besides the tv <tv>")]
    [InlineData("lights off in the whole house except the tv light", null, "lights <*> off in the whole house except the tv light <tv>")]
    [InlineData("turn the vacuum on the crumbs are everywhere", null, "turn the vacuum <robo> on the crumbs are everywhere")]
    [InlineData("radiator 24", "bed", "radiator <bed> 24")]
    [InlineData("kitchen light off shes asleep", null, "kitchen light <kitchen> off shes asleep")]
    [InlineData("close the awnings", null, "close the awnings <terrace>")]
    public void Link_Words_FindsWhatTheyCanMean(string text, string? area, string expected) =>
        Spell(Linker.Link(text, area)).ShouldBe(expected);

    [Theory]
    [InlineData("make it brighter", "light.kitchen", "make it <kitchen> brighter", "light.turn_on <kitchen>")]
    [InlineData("brighter", "light.kitchen", "brighter", "light.turn_on <kitchen>")]
    [InlineData("and the bedroom fan too", "light.kitchen", "and the bedroom fan <bed> too", "light.turn_on <kitchen>")]
    [InlineData("another 10 percent", "cover.left", "another 10 percent", "light.turn_on <left>")]
    [InlineData("no the other one", "cover.left", "no the other <right> one", "light.turn_on <left>")]
    [InlineData("turn on the kitchen light and make it red", "light.spot1", "turn on the kitchen light <kitchen> and make it red", null)]
    [InlineData("turn off the bedroom fan", "light.spot1", "turn off the bedroom fan <bed>", null)]
    public void Link_WordsThatPointBack_ShowWhatWasLast(string text, string last, string expected, string? before)
    {
        var id = EntityId.Parse(last);
        var linked = Linker.Link(text, null, Home, new History(new ServiceCall("light.turn_on", [id], []), [id]));

        Spell(linked).ShouldBe(expected);
        (linked.Before is { } line ? Name(linked, line) : null).ShouldBe(before);
    }

    [Theory]
    [InlineData("turn off everything in the bedroom except the fan", "#1")]
    [InlineData("close all the blinds except the left one", "#2")]
    [InlineData("turn off the kitchen light", "")]
    public void Link_Exception_KnowsWhatIsExcepted(string text, string expected) => string.Join(' ', Linker.Link(text, null).Excepted).ShouldBe(expected);

    private static string Spell(LinkedUtterance linked) => Name(linked, linked.Marked);

    private static string Name(LinkedUtterance linked, string text) => string.Join(' ', text.Split(' ').Select(word => word[0] switch
    {
        '#' => $"<{Of(linked, word)}>",
        '@' => $"<@{linked.Scope.Areas.Single(area => area.Spelling == word.TrimEnd('?')).Area.Id}>",
        '^' => $"<^{linked.Scope.Floors.Single(floor => floor.Spelling == word.TrimEnd('?')).Floor.Id}>",
        '*' => "<*>",
        _ => word,
    }));

    private static string Of(LinkedUtterance linked, string label) =>
        linked.Groups.FirstOrDefault(group => group.IsMany && group.Labels.Contains(label)) is { } many
            ? string.Join('+', many.Devices.Select(device => device.Id.ObjectId))
            : linked.Scope.Devices.Single(device => device.Spelling == label.TrimEnd('?')).Device.Id.ObjectId + (label.EndsWith('?') ? "?" : "");
}
