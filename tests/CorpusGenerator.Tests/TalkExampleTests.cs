using HomeLLM.CorpusGenerator.Homes.Abilities;
using HomeLLM.CorpusGenerator.Orders;
using HomeLLM.DeviceRegistry;
using Shouldly;

namespace HomeLLM.CorpusGenerator.Tests;

public sealed class TalkExampleTests
{
    private const string NoSuchDevice = "{\"service\":\"none\",\"reason\":\"no_such_device\"}";

    private static readonly Device Heating = ExampleOf.Device("climate.c", "Ecobee",
        "{\"supported_features\":401,\"hvac_modes\":[\"off\",\"heat\"],\"min_temp\":5,\"max_temp\":30,\"temperature\":20}", "heat");

    [Theory]
    [InlineData(21, false)]
    [InlineData(90, true)]
    public void Resolve_Temperature_IsWrittenWhateverTheDeviceTakes(int degrees, bool isBeyondRange)
    {
        var truth = OrderResolver.Resolve(ExampleOf.Home(Heating), new Order(OrderKind.SetTemperature) { Degrees = degrees }, TargetItem.Of(Heating));
        truth.Refusal.ShouldBeNull();
        truth.Calls[0].Data["temperature"]!.ToJsonString().ShouldBe($"{degrees}");
        truth.Calls[0].IsBeyondRange.ShouldBe(isBeyondRange);
    }

    [Theory]
    [InlineData("Cellar Sauna Stove", 90)]
    [InlineData("Pizza Oven", 200)]
    [InlineData("Beer Fridge", 4)]
    [InlineData("Hot Tub", 38)]
    public void WarmthOf_ThingWithItsOwnRange_HoldsWhatOneSetsItTo(string name, int degrees) =>
        (ClimateAbilities.WarmthOf(name) is var (min, max) && min <= degrees && degrees <= max).ShouldBeTrue();

    [Fact]
    public void WarmthOf_RoomHeating_IsNull() => ClimateAbilities.WarmthOf("Kitchen Radiator").ShouldBeNull();

    [Fact]
    public void Make_RoomThatIsMissing_IsNoSuchDevice() =>
        ExampleOf.Make("intent off: light\n  turn off the {n} {w}", "off/unknown_place", ExampleOf.Home(ExampleOf.Device("light.l", "Lantern")))
            .Target.ShouldBe(NoSuchDevice);

    [Fact]
    public void Make_ThingThatIsMissing_IsNoSuchDevice() =>
        ExampleOf.Make("intent other:\n  turn on the {u}", "other/missing", ExampleOf.Home(ExampleOf.Device("light.l", "Lantern"))).Target.ShouldBe(NoSuchDevice);

    [Fact]
    public void Make_WhatAboutAfterAQuestion_AsksTheSame()
    {
        var home = ExampleOf.Home(Sensor("sensor.a", "Icebox Air"), Sensor("sensor.b", "Furnace Air"));
        var example = ExampleOf.Make("intent ask_value: quantity=temperature\n  how warm is {t}\nintent follow_ask:\n  what about {t}", "follow_ask/name", home);
        example.Prompt.ShouldContain("< query.value #2 quantity temperature");
        example.Target.ShouldBe("{\"service\":\"query.value\",\"target_device\":\"#1\",\"quantity\":\"temperature\"}");
    }

    [Fact]
    public void Make_CarryOnAfterAPause_Plays()
    {
        var home = ExampleOf.Home(ExampleOf.Device("media_player.m", "Sonora", "{\"supported_features\":24509}", "paused"));
        ExampleOf.Make("intent pause:\n  pause {t}\nintent follow_resume:\n  carry on", "follow_resume/earlier", home)
            .Target.ShouldBe("{\"service\":\"media_player.media_play\",\"target_device\":\"#1\"}");
    }

    [Theory]
    [InlineData("follow_degrees", "{ndeg} more", "")]
    [InlineData("follow_degrees: is=less", "{ndeg} less", "-")]
    public void Make_DegreesMoreOrLess_IsAStepOnFromTheLastOne(string section, string template, string sign) =>
        ExampleOf.Make($"intent warmer:\n  make {{t}} {{ndeg}} warmer\nintent {section}\n  {template}",
            "follow_degrees/earlier", ExampleOf.Home(Heating)).Target.ShouldMatch($"\"temperature_step\":{sign}[0-9]");

    [Fact]
    public void Make_TheOtherByItsWord_DoesTheSameWithIt()
    {
        var home = ExampleOf.Home(ExampleOf.Device("light.a", "North Lantern"), ExampleOf.Device("light.b", "South Lantern"));
        var example = ExampleOf.Make("intent off: light\n  turn off {t}\nintent follow_other:\n  no the {v} one", "follow_other/other", home);
        example.Target.ShouldStartWith("{\"service\":\"light.turn_off\",\"target_device\":");
        example.Text.ShouldMatch("(?i)(north|south)");
    }

    private static Device Sensor(string id, string name) =>
        ExampleOf.Device(id, name, "{\"device_class\":\"temperature\",\"unit_of_measurement\":\"°C\"}", "20.5");
}
