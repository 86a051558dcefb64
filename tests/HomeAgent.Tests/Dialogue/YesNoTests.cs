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
    [InlineData("yes but not now", null)]
    [InlineData("yes and turn on the hall light", null)]
    [InlineData("unlock the front door", null)]
    [InlineData("turn on the hall light", null)]
    [InlineData("what", null)]
    public void Read_Answer_IsYesOnlyWhereItIsClear(string text, bool? expected) =>
        YesNo.Read(text, "unlock the front door").ShouldBe(expected);
}
