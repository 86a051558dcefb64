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
}
