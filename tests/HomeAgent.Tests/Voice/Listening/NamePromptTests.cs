using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Tests.Support;
using HomeLLM.HomeAgent.Tests.Voice.Support;
using HomeLLM.HomeAgent.Voice.Listening;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Voice.Listening;

public sealed class NamePromptTests
{
    private readonly TestAgent _agent = new(_ => TestAgent.Calls());
    private readonly ScriptedRecognizer _recognizer = new(() => "");

    [Fact]
    public void Write_WholeHome_NamesAreasThenDevicesOnce()
    {
        var text = new NamePrompt(_agent.Registry).Write(_recognizer, 100, "").ShouldNotBeNull();

        text.ShouldStartWith("Kitchen, Hall, Office, Kitchen Light, ");
        text.ShouldEndWith(".");
        text.Split("Office Fan").Length.ShouldBe(2);
    }

    [Fact]
    public void Write_Area_ComesFirst() => new NamePrompt(_agent.Registry).Write(_recognizer, 100, "office")!.ShouldStartWith("Office Fan, Desk Fan, Server, Kitchen,");

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, null)]
    [InlineData(2, "Kitchen.")]
    [InlineData(4, "Kitchen, Hall.")]
    public void Write_SmallBudget_KeepsWithinIt(int tokens, string? expected)
    {
        // The script counts words, and a comma for one.
        var recognizer = new ScriptedRecognizer(() => "") { Info = _recognizer.Info with { MaxPromptTokens = tokens } };
        var text = new NamePrompt(_agent.Registry).Write(recognizer, 100, "");

        text.ShouldBe(expected);
    }

    [Fact]
    public async Task Write_AfterACommand_NamesItsDeviceFirst()
    {
        var prompt = new NamePrompt(_agent.Registry);
        prompt.Write(_recognizer, 100, "");
        var outcome = new CallOutcome(TestAgent.Call("switch.turn_on", "switch.server"), CallStatus.Delivered, []);

        await prompt.ReportAsync(new(new("x"), [outcome], "", default, default), default);

        prompt.Write(_recognizer, 100, "")!.ShouldStartWith("Server, Kitchen,");
    }
}
