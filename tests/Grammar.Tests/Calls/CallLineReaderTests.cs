using Shouldly;

namespace HomeLLM.Grammar.Tests;

public class CallLineReaderTests
{
    [Fact]
    public void Read_TwoLines_GivesServiceTargetAndData()
    {
        var result = CallLineReader.Read("""
            {"service":"light.turn_on","target_device":"#1","brightness_pct":50}
            {"service":"light.turn_off","target_home":true}
            """);

        result.Error.ShouldBeNull();
        result.Lines.Length.ShouldBe(2);
        result.Lines[0].Service.ShouldBe("light.turn_on");
        result.Lines[0].Target.ShouldBe(CallTarget.Device("#1"));
        result.Lines[0].Data.ToJsonString().ShouldBe("""{"brightness_pct":50}""");
        result.Lines[1].Target.ShouldBe(CallTarget.Home);
    }

    [Theory]
    [InlineData("", "$")]
    [InlineData("turn on the light", "$")]
    [InlineData("[]", "$")]
    [InlineData("null", "$")]
    [InlineData("{\"service\":\"light.turn_on\"", "$")]
    [InlineData("{\"target_home\":true}", "$.service")]
    [InlineData("{\"service\":5,\"target_home\":true}", "$.service")]
    [InlineData("{\"service\":\"\\ud800\",\"target_home\":true}", "$")]
    [InlineData("{\"service\":\"light.turn_on\"}", "$")]
    [InlineData("{\"service\":\"light.turn_on\",\"target_home\":false}", "$.target_home")]
    [InlineData("{\"service\":\"light.turn_on\",\"target_device\":null}", "$.target_device")]
    [InlineData("{\"service\":\"light.turn_on\",\"target_device\":\"a\",\"target_home\":true}", "$.target_home")]
    [InlineData("{\"service\":\"light.turn_on\",\"target_device\":\"a\",\"target_device\":\"b\"}", "$")]
    [InlineData("{\"service\":\"none\",\"target_device\":\"a\",\"reason\":\"ambiguous\"}", "$.target_device")]
    [InlineData("{\"service\":\"x\",\"target_home\":true,\"a\":[[[[[[1]]]]]]}", "$")]
    public void Read_BrokenLine_SaysWhere(string text, string path)
    {
        var result = CallLineReader.Read(text);

        result.Lines.ShouldBeEmpty();
        result.Error.ShouldNotBeNull().Path.ShouldBe(path);
    }

    [Fact]
    public void Read_SecondLineBroken_KeepsTheFirstAndSaysTheLine()
    {
        var result = CallLineReader.Read("{\"service\":\"light.turn_off\",\"target_home\":true}\nand so on");

        result.Lines.Length.ShouldBe(1);
        result.Error.ShouldNotBeNull().Line.ShouldBe(2);
    }

    [Fact]
    public void Read_TooManyLines_Refuses()
    {
        var text = string.Join('\n', Enumerable.Repeat("{\"service\":\"light.turn_off\",\"target_home\":true}", 17));

        CallLineReader.Read(text).Error.ShouldNotBeNull();
    }

    [Fact]
    public void Read_TooLongLine_Refuses()
    {
        var text = "{\"service\":\"light.turn_off\",\"target_device\":\"" + new string('a', 10_000) + "\"}";

        CallLineReader.Read(text).Error.ShouldNotBeNull();
    }
}
