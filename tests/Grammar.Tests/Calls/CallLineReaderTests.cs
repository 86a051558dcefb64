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
    [InlineData("{\"service\":\"light.turn_on\",\"target_home\":true,\"except\":[]}", "$.except")]
    [InlineData("{\"service\":\"light.turn_on\",\"target_home\":true,\"except\":\"#1\"}", "$.except")]
    [InlineData("{\"service\":\"light.turn_on\",\"target_home\":true,\"except\":[1]}", "$.except")]
    [InlineData("{\"service\":\"light.turn_on\",\"target_home\":true,\"except\":[\"a\",\"b\",\"c\",\"d\",\"e\"]}", "$.except")]
    [InlineData("{\"service\":\"light.turn_on\",\"target_home\":true,\"offer\":false}", "$.offer")]
    [InlineData("{\"service\":\"light.turn_on\",\"target_home\":true,\"offer\":null}", "$.offer")]
    [InlineData("{\"service\":\"query.any\",\"target_home\":true,\"domain\":5}", "$.domain")]
    [InlineData("{\"service\":\"query.any\",\"domain\":\"light\"}", "$")]
    [InlineData("{\"service\":\"query.time\",\"target_home\":true}", "$.target_home")]
    [InlineData("{\"service\":\"dialog.undo\",\"target_home\":true}", "$.target_home")]
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

    [Theory]
    [InlineData("""{"service":"light.turn_on","target_home":true,"except":["@1","#2"],"brightness_pct":50,"offer":true}""")]
    [InlineData("""{"service":"climate.set_temperature","target_device":"#1","temperature":21.5}""")]
    [InlineData("""{"service":"todo.add_item","target_device":"#1","item":"oat milk"}""")]
    [InlineData("""{"service":"query.list","target_floor":"^1","except":["@1"],"domain":"light","is":"on"}""")]
    [InlineData("""{"service":"query.value","target_area":"@1","quantity":"temperature"}""")]
    [InlineData("""{"service":"query.time"}""")]
    [InlineData("""{"service":"dialog.undo"}""")]
    public void Read_EveryKindOfLine_IsSpelledAsItWasRead(string text)
    {
        var result = CallLineReader.Read(text);

        result.Error.ShouldBeNull();
        result.Lines.ShouldHaveSingleItem().ToText(ServiceCatalogue.Default).ShouldBe(text);
    }

    [Fact]
    public void Read_OtherOrderOfKeys_IsSpelledInOurs() =>
        CallLineReader.Read("""{ "offer": true, "temperature": 21.0, "except": ["#2"], "target_area": "@1", "service": "climate.set_temperature" }""")
            .Lines[0].ToText(ServiceCatalogue.Default)
            .ShouldBe("""{"service":"climate.set_temperature","target_area":"@1","except":["#2"],"temperature":21,"offer":true}""");

    [Fact]
    public void Read_QuestionWithExceptionAndOffer_GivesTheParts()
    {
        var line = CallLineReader.Read("""{"service":"query.any","target_home":true,"except":["@1"],"domain":"lock","is":"locked"}""").Lines[0];

        (line.IsQuery, line.IsUndo, line.IsRefusal, line.IsOffer, line.Domain).ShouldBe((true, false, false, false, "lock"));
        line.Except.ShouldBe(["@1"]);
        line.Data.ToJsonString().ShouldBe("""{"is":"locked"}""");
    }
}
