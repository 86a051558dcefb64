using HomeLLM.HomeAgent.Dialogue;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Dialogue;

public sealed class YesNoTests
{
    [Theory]
    [InlineData("yes", true)]
    [InlineData("Yes, please!", true)]
    [InlineData("yeah go ahead", true)]
    [InlineData("ok do it", true)]
    [InlineData("do it", true)]
    [InlineData("yes unlock the front door", true)]
    [InlineData("no", false)]
    [InlineData("No thanks.", false)]
    [InlineData("never mind", false)]
    [InlineData("don't", false)]
    [InlineData("no don't do it", false)]
    [InlineData("", null)]
    [InlineData("yes go on, it's the curate", true)]
    [InlineData("Yes, I'm freezing out here.", true)]
    [InlineData("yes, if it's him", null)]
    [InlineData("yes, he's only here for tomorrow", null)]
    [InlineData("yes, it's locked when I leave", null)]
    [InlineData("yes, I want the back door", null)]
    [InlineData("okay, what's the weather like", null)]
    [InlineData("okay, turn off the lights", null)]
    [InlineData("ok, it's dark turn on the lights", null)]
    [InlineData("yes, later", null)]
    [InlineData("yes but not now", null)]
    [InlineData("yes and turn on the hall light", null)]
    [InlineData("unlock the front door", null)]
    [InlineData("turn on the hall light", null)]
    [InlineData("what", null)]
    public void Read_Answer_IsYesOnlyWhereItIsClear(string text, bool? expected) =>
        YesNo.Read(text, "unlock the front door").ShouldBe(expected);
}
