using HomeLLM.DeviceRegistry;
using Shouldly;

namespace HomeLLM.CorpusGenerator.Tests;

public sealed class ReferenceExampleTests
{
    private const string Position = "{\"device_class\":\"blind\",\"supported_features\":15}";

    private static readonly HomeSnapshot Blinds = ExampleOf.Home(
        ExampleOf.Device("cover.a", "Left Blind", Position), ExampleOf.Device("cover.b", "Right Blind", Position),
        ExampleOf.Device("cover.c", "Street Blind", Position, area: "bedroom"));

    private static readonly HomeSnapshot Lights = ExampleOf.Home(
        ExampleOf.Device("light.a", "Lantern"), ExampleOf.Device("light.b", "Sputnik"), ExampleOf.Device("light.c", "Globe", area: "bedroom"));

    private static readonly HomeSnapshot Dimmable = ExampleOf.Home(
        ExampleOf.Device("light.a", "Lantern", """{"supported_color_modes":["brightness"]}"""),
        ExampleOf.Device("light.b", "Sputnik", """{"supported_color_modes":["brightness"]}"""));

    [Fact]
    public void Make_KindInAnArea_HasOneLabelForAll()
    {
        var example = ExampleOf.Make("intent close: blind\n  close {t}", "close/kind_area", Blinds);
        // One of two that are called alike can't be told.
        example.Target.ShouldBeOneOf("""{"service":"cover.close_cover","target_device":"#1"}""", """{"service":"none","reason":"ambiguous"}""");
    }

    [Fact]
    public void Make_KindInTheWholeHome_HasOneLabelForAll()
    {
        var example = ExampleOf.Make("intent close: blind\n  close {t}", "close/kind_home", Blinds);
        example.Target.ShouldBe("""{"service":"cover.close_cover","target_device":"#1"}""");
        example.Prompt.ShouldContain("/ all");
    }

    [Theory]
    [InlineData("open", "cover.open_cover")]
    [InlineData("close", "cover.close_cover")]
    public void Make_BareRoom_IsItsCovers(string order, string service) =>
        ExampleOf.Make($"intent {order}: cover\n  {order} {{t}}", order + "/room", Blinds).Target
            .ShouldBe($$"""{"service":"{{service}}","target_area":"@1"}""");

    [Fact]
    public void Make_BareRoomOff_IsItsLights() =>
        ExampleOf.Make("intent off\n  {t} off", "off/room", Lights).Target.ShouldBe("""{"service":"light.turn_off","target_area":"@1"}""");

    [Fact]
    public void Make_AllButOne_ExceptsIt() =>
        ExampleOf.Make("intent off: light\n  turn off {t}", "off/except_home_many", Lights).Target
            .ShouldMatch("""^{"service":"light.turn_off","target_home":true,"except":\["[#@]1"(,"[#@][12]")?\]}$""");

    [Fact]
    public void Make_EverythingOff_StopsTheMusicToo()
    {
        var home = ExampleOf.Home(ExampleOf.Device("light.a", "Lantern"), ExampleOf.Device("media_player.m", "Sonora"), ExampleOf.Device("climate.c", "Ecobee"));
        ExampleOf.Make("intent off\n  turn {t} off", "off/home_everything", home).Target
            .ShouldBe("{\"service\":\"light.turn_off\",\"target_home\":true}\n{\"service\":\"media_player.turn_off\",\"target_home\":true}");
    }

    [Fact]
    public void Make_OneOfSeveralIsImpossible_TheOtherIsDone()
    {
        var example = ExampleOf.Make("intent on: light\n  turn on {t}", "several/impossible", Lights);
        example.Target.Split('\n').Count(line => line.StartsWith("""{"service":"none","reason":""", StringComparison.Ordinal)).ShouldBe(1);
        example.Target.ShouldContain("light.turn_on");
    }

    [Fact]
    public void Make_Pronoun_MeansTheLastThing()
    {
        var example = ExampleOf.Make("intent off: light\n  turn off {t}", "off/earlier_it", Lights);
        example.Target.ShouldBe("""{"service":"light.turn_off","target_device":"#1"}""");
        example.Prompt.ShouldMatch("\n< [a-z_.]+ #1");
    }

    [Fact]
    public void Make_FollowToo_RepeatsTheLastOrderForAnother()
    {
        var example = ExampleOf.Make("intent on: light\n  turn on {t}\nintent follow_too\n  and {t} too", "follow_too/name", Lights);
        example.Target.ShouldMatch("""^{"service":"light.turn_on","target_device":"#[12]"}$""");
    }

    [Fact]
    public void Make_FollowPlace_RepeatsTheLastOrderElsewhere()
    {
        var example = ExampleOf.Make("intent on: light\n  turn on {t}\nintent follow_place\n  and {w} too", "follow_place/area_parts", Lights);
        example.Target.ShouldMatch("""^{"service":"light.turn_on","target_area":"@[12]"}$""");
    }

    [Theory]
    [InlineData("follow_more", "20")]
    [InlineData("follow_less", "-20")]
    [InlineData("follow_again", "20")]
    public void Make_StepAgain_IsTheSameStepOrItsOpposite(string order, string step)
    {
        var example = ExampleOf.Make($"intent brighter: light\n  brighten {{t}}\nintent {order}\n  and that", order + "/earlier", Dimmable);
        example.Target.ShouldBe($$"""{"service":"light.turn_on","target_device":"#1","brightness_step_pct":{{step}}}""");
    }

    [Fact]
    public void Make_StepOfHeating_IsRelativeInHistory()
    {
        var home = ExampleOf.Home(ExampleOf.Device("climate.c", "Ecobee", """{"supported_features":1,"temperature":20,"min_temp":7,"max_temp":30,"hvac_modes":["heat"]}"""));
        var example = ExampleOf.Make("intent cooler: climate\n  cool {t}\nintent follow_more\n  more", "follow_more/earlier", home);
        example.Target.ShouldBe("""{"service":"climate.set_temperature","target_device":"#1","temperature_step":-1}""");
        example.Prompt.ShouldContain("\n< climate.set_temperature #1 temperature_step -1");
    }

    [Fact]
    public void Make_OtherValue_IsTheLastOrderWithIt()
    {
        var example = ExampleOf.Make("intent brightness: light\n  dim {t} to {p}\nintent follow_value\n  no make that {v}", "follow_value/earlier", Dimmable);
        example.Target.ShouldMatch("""^{"service":"light.turn_on","target_device":"#1","brightness_pct":\d+}$""");
        example.Prompt.ShouldContain("\n< light.turn_on #1 brightness_pct");
    }

    [Fact]
    public void Make_WishAboutAPlayer_IsAnOfferForIt()
    {
        var home = ExampleOf.Home(ExampleOf.Device("media_player.m", "Sonora", """{"supported_features":1024}""", "playing"));
        ExampleOf.Make("intent offer_quiet: media_player\n  i can't hear {t}", "offer_quiet/name", home).Target
            .ShouldBe("""{"service":"media_player.volume_up","target_device":"#1","offer":true}""");
    }

    [Fact]
    public void Make_FollowOther_IsForTheOtherOfThePair()
    {
        var example = ExampleOf.Make("intent close: blind\n  close {t}\nintent follow_other\n  no the other one", "follow_other/other", Blinds);
        example.Target.ShouldMatch("""^{"service":"cover.close_cover","target_device":"#[12]"}$""");
    }
}
