using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Interpreting;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Interpreting;

public class ModeSpellingTests
{
    private static readonly HomeSnapshot Home = HomeSketch.Draw("""
        fan.a: A | {"preset_modes": ["Turbo-Mode", "Auto"]}
        fan.b: B | {"preset_modes": ["turbo mode"]}
        fan.c: C | {"preset_modes": ["auto"]}
        """);

    [Fact]
    public void Simplify_OddSpellings_GivesLowerCaseWords() =>
        new ModeSpelling().Simplify(Home).Devices[0].Capabilities.PresetModes.ShouldBe(["turbo mode", "auto"]);

    [Fact]
    public void Simplify_SimpleSpellings_GivesTheSameHome()
    {
        var home = HomeSketch.Draw("""fan.b: B | {"preset_modes": ["turbo mode"]}""");

        new ModeSpelling().Simplify(home).ShouldBeSameAs(home);
    }

    [Fact]
    public void Restore_SeveralSpellings_GivesACallForEach()
    {
        var call = new ServiceCall("fan.set_preset_mode", [.. Home.Devices.Select(device => device.Id)], new JsonObject { ["preset_mode"] = "turbo mode" });

        var calls = ModeSpelling.Restore(call, Home).ToList();

        calls.Select(restored => (restored.EntityIds.Single().ToString(), restored.Data["preset_mode"]!.GetValue<string>()))
            .ShouldBe([("fan.a", "Turbo-Mode"), ("fan.b", "turbo mode")]);
    }

    [Fact]
    public void Restore_NoMode_GivesTheCallItself()
    {
        var call = new ServiceCall("fan.turn_on", [Home.Devices[0].Id], []);

        ModeSpelling.Restore(call, Home).ShouldBe([call]);
    }

    [Theory]
    [InlineData("humidifier.a", """{"available_modes": ["Baby Mode!", "auto"]}""", "humidifier.set_mode", "mode", "baby mode", "Baby Mode!")]
    [InlineData("media_player.a", """{"source_list": ["HDMI-1"]}""", "media_player.select_source", "source", "hdmi 1", "HDMI-1")]
    [InlineData("climate.a", """{"preset_modes": ["Eco-Mode"]}""", "climate.set_preset_mode", "preset_mode", "eco mode", "Eco-Mode")]
    public void Restore_OtherDomains_GivesTheDevicesSpelling(string id, string attributes, string service, string parameter, string simple, string spelling)
    {
        var home = HomeSketch.Draw($"{id}: A | {attributes}");
        var shown = new ModeSpelling().Simplify(home).Devices[0].Capabilities;

        shown.PresetModes.Concat(shown.Sources).ShouldContain(simple);
        ModeSpelling.Restore(new(service, [home.Devices[0].Id], new JsonObject { [parameter] = simple }), home)
            .ShouldHaveSingleItem().Data[parameter]!.GetValue<string>().ShouldBe(spelling);
    }

    [Fact]
    public void Simplify_ModesOfHeating_StayAsTheyAre()
    {
        var home = HomeSketch.Draw("""climate.a: A | {"hvac_modes": ["off", "heat_cool"], "preset_modes": ["eco"]}""");

        new ModeSpelling().Simplify(home).ShouldBeSameAs(home);
    }
}
