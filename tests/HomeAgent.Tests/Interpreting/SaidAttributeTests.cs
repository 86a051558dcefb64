using System.Text.Json.Nodes;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Interpreting;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Interpreting;

public class SaidAttributeTests
{
    private static readonly Linker Linker = new(HomeSketch.Draw("""
        media_player.tv: Front Room Telly
        light.lamp: Desk Lamp
        """));

    [Theory]
    [InlineData("pause the front room telly's brightness", "media_player.media_pause", true)]
    [InlineData("turn the desk lamp's volume up", "light.turn_on", true)]
    [InlineData("turn the desk lamp's brightness up", "light.turn_on", false)]
    [InlineData("turn the desk lamp up the volume hurts", "light.turn_on", false)]
    [InlineData("front room telly volume to 20 percent", "media_player.volume_set", false)]
    [InlineData("pause the front room telly", "media_player.media_pause", false)]
    public void IsOfAnotherKind_PropertyBehindTheName_IsTheDomainsOwn(string text, string service, bool expected) =>
        SaidAttribute.IsOfAnotherKind(new CallLine(service, CallTarget.Device("#1"), new JsonObject()), Linker.Link(text, null)).ShouldBe(expected);
}
