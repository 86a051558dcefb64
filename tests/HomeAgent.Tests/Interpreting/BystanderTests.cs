using System.Text.Json.Nodes;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Interpreting;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Interpreting;

/// <summary>What is named and not ordered stays as it is, whatever the model made of it.</summary>
public class BystanderTests
{
    private static readonly Linker Linker = new(HomeSketch.Draw("""
        area study: Study
        light.arc @study: Arc Lamp
        light.yard: Yard Light
        vacuum.dobby: Dobby
        lock.front: Front Door
        alarm_control_panel.house: House Alarm
        climate.hive: Hive | {"hvac_modes": ["off", "heat"]}
        """));

    [Theory]
    [InlineData("arc lamp off yard light stays", "light.yard", true)]
    [InlineData("arc lamp off the yard light can stay on", "light.yard", true)]
    [InlineData("arc lamp off yard light stays", "light.arc", false)]
    [InlineData("leave the yard light as it is and turn the arc lamp off", "light.yard", true)]
    [InlineData("leave the yard light as it is and turn the arc lamp off", "light.arc", false)]
    [InlineData("keep the hive on 20", "climate.hive", false)]
    [InlineData("not the yard light the arc lamp off", "light.yard", true)]
    [InlineData("dont touch the yard light turn the arc lamp off", "light.yard", true)]
    [InlineData("dont touch the yard light turn the arc lamp off", "light.arc", false)]
    [InlineData("set the house alarm to stay", "alarm_control_panel.house", false)]
    public void IsLeftAlone_WhatIsToStay_IsLeftAlone(string text, string device, bool expected)
    {
        var linked = Linker.Link(text, null);

        Bystander.IsLeftAlone(new("light.turn_off", TargetOf(device, linked), new JsonObject()), linked).ShouldBe(expected, linked.Marked);
    }

    [Theory]
    [InlineData("the yard light is on again", "light.turn_on", true)]
    [InlineData("the yard light was still on when we came", "light.turn_on", true)]
    [InlineData("the yard light is on turn it off", "light.turn_off", false)]
    [InlineData("make sure the yard light is on", "light.turn_on", false)]
    [InlineData("yard light on the news is on", "light.turn_on", false)]
    [InlineData("that yard lights on its last legs", "light.turn_on", true)]
    public void IsOnlyTold_WhatItIsAlready_IsToldAndNotOrdered(string text, string service, bool expected)
    {
        var linked = Linker.Link(text, null);

        Bystander.IsOnlyTold(new(service, TargetOf("light.yard", linked), new JsonObject()), linked).ShouldBe(expected, linked.Marked);
    }

    [Theory]
    [InlineData("thank you dobby", "vacuum.start", "vacuum.dobby", true)]
    [InlineData("dobby off you go", "vacuum.return_to_base", "vacuum.dobby", false)]
    [InlineData("dobby clean up", "vacuum.start", "vacuum.dobby", false)]
    [InlineData("the front door is fine", "lock.lock", "lock.front", true)]
    [InlineData("bolt the front door", "lock.lock", "lock.front", false)]
    [InlineData("the yard light please", "light.turn_on", "light.yard", false)]
    [InlineData("the hive got nuked", "climate.turn_on", "climate.hive", true)]
    public void LacksVerb_NothingThatGoesWithTheService_LacksIt(string text, string service, string device, bool expected)
    {
        var linked = Linker.Link(text, null);

        Bystander.LacksVerb(new(service, TargetOf(device, linked), new JsonObject()), linked).ShouldBe(expected, linked.Marked);
    }

    [Theory]
    [InlineData("turn off the aquarium in the study", true)]
    [InlineData("turn off the light in the study", false)]
    [InlineData("turn everything off in the study", false)]
    [InlineData("turn the brightness down in the study", false)]
    public void IsOfSomethingElse_AThingThatStandsInTheRoom_IsNotTheRoom(string text, bool expected)
    {
        var linked = Linker.Link(text, null);
        var area = linked.Scope.Areas.Single().Spelling;

        Bystander.IsOfSomethingElse(new("light.turn_off", CallTarget.Area(area), new JsonObject()), linked).ShouldBe(expected, linked.Marked);
    }

    private static CallTarget TargetOf(string device, LinkedUtterance linked) =>
        CallTarget.Device(linked.Scope.Devices.Single(scoped => scoped.Device.Id.ToString() == device).Spelling);
}
