using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Interpreting;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Interpreting;

public class PossiblePartTests
{
    private static readonly Linker Linker = new(HomeSketch.Draw("""
        cover.hatch: Hen House Hatch
        media_player.radio: Old Radio
        lock.front: Front Door
        """));

    [Theory]
    [InlineData("close the hatch, fox about", "close the hatch")]
    [InlineData("Phone's ringing. Mute the old radio", "Mute the old radio")]
    [InlineData("close the hatch fox about", null)]
    [InlineData("Peter locked the front door, I watched him", null)]
    [InlineData("lock the front door, if it rains", null)]
    [InlineData("don't lock the front door, please", null)]
    [InlineData("close the hatch, is it late?", null)]
    [InlineData("close the hatch, lock the front door", null)]
    public void Clause_OrderBesideARemark_IsTheOrder(string text, string? expected)
    {
        var refused = new Interpretation([], [new(RefusalReason.NotACommand)], default);

        PossiblePart.Clause(text, refused, Linker.Link(text, null), part => Linker.Link(part, null)).ShouldBe(expected);
    }
}
