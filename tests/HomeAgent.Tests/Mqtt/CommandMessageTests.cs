using System.Text;
using HomeLLM.Engines;
using HomeLLM.HomeAgent.Mqtt;
using HomeLLM.HomeAgent.Pipeline;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Mqtt;

public class CommandMessageTests
{
    [Theory]
    [InlineData("turn on the light", "turn on the light", null, null)]
    [InlineData("  turn on the light\n", "  turn on the light\n", null, null)]
    [InlineData("", "", null, null)]
    [InlineData("[1]", "[1]", null, null)]
    [InlineData("""{"text":"turn on the light"}""", "turn on the light", null, null)]
    [InlineData("""{"text":"on","area":"kitchen","id":"7"}""", "on", "kitchen", "7")]
    [InlineData("""{"text":"on","id":7,"other":[1,2]}""", "on", null, "7")]
    [InlineData("""{"text":"on","area":null,"id":{}}""", "on", null, null)]
    [InlineData("""{"text":"on","area":""}""", "on", null, null)]
    public void TryRead_Good_GivesTheUtterance(string payload, string text, string? area, string? id)
    {
        CommandMessage.TryRead(Message(payload), out var utterance, out var sentence).ShouldBeTrue(sentence);
        (utterance.Text, utterance.AreaId, utterance.Id).ShouldBe((text, area, id));
    }

    [Theory]
    [InlineData("turn on the light", "mqtt")]
    [InlineData("""{"text":"on","id":"7"}""", "mqtt")]
    [InlineData("""{"text":"on","area":"kitchen"}""", "mqtt:area:kitchen")]
    [InlineData("""{"text":"on","area":"kitchen","conversation":"c1"}""", "mqtt:conversation:c1")]
    public void TryRead_Good_KnowsWhoSpeaks(string payload, string conversation)
    {
        CommandMessage.TryRead(Message(payload), out var utterance, out _).ShouldBeTrue();
        utterance.Conversation.ShouldBe(conversation);
    }

    [Theory]
    [InlineData("{", "not valid JSON")]
    [InlineData("""{"text":"on"} trailing""", "not valid JSON")]
    [InlineData("""{"txt":"on"}""", "no \"text\"")]
    [InlineData("""{"text":5}""", "no \"text\"")]
    [InlineData("""{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}}""", "not valid JSON")]
    public void TryRead_Bad_SaysWhy(string payload, string expected)
    {
        CommandMessage.TryRead(Message(payload), out _, out var sentence).ShouldBeFalse();
        sentence!.ShouldContain(expected);
    }

    [Fact]
    public void TryRead_BadJson_KeepsTheIdWhereThereIsOne()
    {
        CommandMessage.TryRead(Message("""{"id":"9"}"""), out var utterance, out _).ShouldBeFalse();
        utterance.Id.ShouldBe("9");
    }

    [Fact]
    public void TryRead_NotUtf8_SaysWhy()
    {
        CommandMessage.TryRead(new MqttMessage("t", new byte[] { 0xC3, 0x28 }), out _, out var sentence).ShouldBeFalse();
        sentence!.ShouldContain("UTF-8");
    }

    [Fact]
    public void TryRead_TooLong_SaysWhy()
    {
        CommandMessage.TryRead(Message(new string('a', CommandReader.MaxBytes + 1)), out _, out var sentence).ShouldBeFalse();
        sentence!.ShouldContain("too long");
    }

    [Fact]
    public void TryRead_Retained_IsRefused()
    {
        CommandMessage.TryRead(Message("turn on the light") with { Retain = true }, out var utterance, out var sentence).ShouldBeFalse();
        sentence!.ShouldContain("retained");
        utterance.Text.ShouldBe("turn on the light");
    }

    private static MqttMessage Message(string text) => new("homeagent/command", Encoding.UTF8.GetBytes(text));
}
