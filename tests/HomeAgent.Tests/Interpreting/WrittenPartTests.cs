using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Interpreting;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Interpreting;

public class WrittenPartTests
{
    private static readonly Linker Linker = new(HomeSketch.Draw("""
        cover.hatch: Hatch
        light.pole: Pole Light
        button.lobby: Buzz Lobby
        media_player.radio: Old Radio
        lock.front: Front Door
        """));

    [Theory]
    [InlineData("close the hatch, fox about", "close the hatch")]
    [InlineData("Phone's ringing. Mute the old radio", "Mute the old radio")]
    [InlineData("pole light can go off, moon's plenty", "pole light can go off")]
    [InlineData("buzz lobby, that's my parcel", "buzz lobby")]
    [InlineData("unlock the front door for the flower ladies", "unlock the front door")]
    [InlineData("unlock the front door for the night", null)]
    [InlineData("the hatch is fine, thanks", null)]
    [InlineData("pole light's on, do you want a brew", null)]
    [InlineData("close the hatch fox about", null)]
    [InlineData("Peter locked the front door, I watched him", null)]
    [InlineData("lock the front door, if it rains", null)]
    [InlineData("don't lock the front door, please", null)]
    [InlineData("close the hatch, is it late?", null)]
    [InlineData("close the hatch, lock the front door", null)]
    public void Order_BesideARemark_IsTheOrder(string text, string? expected)
    {
        var refused = new Interpretation([], [new(RefusalReason.NotACommand)], default);

        WrittenPart.Order(text, refused, Linker.Link(text, null), part => Linker.Link(part, null)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("what time is it, am I late", "what time is it")]
    [InlineData("what time is it", null)]
    [InlineData("close the hatch, it's time", null)]
    public void Question_OfTheClockBesideARemark_IsTheQuestion(string text, string? expected) =>
        WrittenPart.Question(text, new Interpretation([], [new(RefusalReason.NotACommand)], default)).ShouldBe(expected);
}
