using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Replies;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Dialogue;

public sealed class DialogueReaderTests
{
    private static readonly SafetyOptions AsksBeforeServer = new() { Confirm = ["switch.turn_off"] };

    [Fact]
    public void Read_NeedsConfirmation_ActsOnYesOnly()
    {
        var agent = new TestAgent(_ => TestAgent.Calls(TestAgent.Call("switch.turn_off", "switch.server")), AsksBeforeServer);

        var asked = Say(agent, "turn off the server");
        asked.Calls.ShouldBeEmpty();
        asked.NeedsConfirmation.ShouldBeTrue();
        Reply(asked).ShouldBe("Shall I turn off the Server?");

        var confirmed = Say(agent, "yes please");
        confirmed.Calls.ShouldHaveSingleItem().Service.ShouldBe("switch.turn_off");
        confirmed.NeedsConfirmation.ShouldBeFalse();
        agent.Interpreter.Heard.Count.ShouldBe(1);

        Say(agent, "yes please").Calls.ShouldBeEmpty();
    }

    [Fact]
    public void Read_ConfirmationDenied_DoesNothing()
    {
        var agent = new TestAgent(_ => TestAgent.Calls(TestAgent.Call("switch.turn_off", "switch.server")), AsksBeforeServer);
        Say(agent, "turn off the server");

        var denied = Say(agent, "no");

        denied.AllCalls.ShouldBeEmpty();
        Reply(denied).ShouldBe("All right, I won't.");
    }

    [Theory]
    [InlineData("elsewhere", 0)]
    [InlineData("here", 121)]
    public void Read_YesOfAnotherOrTooLate_ConfirmsNothing(string conversation, int seconds)
    {
        var agent = new TestAgent(
            text => text == "yes" ? TestAgent.Refuses(RefusalReason.NotACommand) : TestAgent.Calls(TestAgent.Call("switch.turn_off", "switch.server")),
            AsksBeforeServer);
        Say(agent, "turn off the server");
        agent.Time.Advance(TimeSpan.FromSeconds(seconds));

        agent.Dialogue.Read(new Utterance("yes") { Conversation = conversation }, TestAgent.Home, CancellationToken.None).AllCalls.ShouldBeEmpty();
    }

    [Fact]
    public void Read_AnotherOrderInsteadOfYes_DropsTheQuestion()
    {
        var agent = new TestAgent(
            text => text == "yes" ? TestAgent.Refuses(RefusalReason.NotACommand)
                : TestAgent.Calls(text == "hall" ? TestAgent.Call("light.turn_on", "light.hall") : TestAgent.Call("switch.turn_off", "switch.server")),
            AsksBeforeServer);
        Say(agent, "turn off the server");

        Say(agent, "hall").Calls.ShouldHaveSingleItem().Service.ShouldBe("light.turn_on");
        Say(agent, "yes").AllCalls.ShouldBeEmpty();
    }

    [Fact]
    public void Read_Ambiguous_TheAnswerIsReadWithTheChosenDeviceAlone()
    {
        var agent = new TestAgent(text => TestAgent.Calls());
        agent.Interpreter.Script = (_, home) => home.Devices.Length == 1
            ? TestAgent.Calls(TestAgent.Call("light.turn_on", home.Devices[0].Id.ToString()))
            : TestAgent.Refuses(RefusalReason.Ambiguous, "light.kitchen", "light.hall");

        Say(agent, "turn on the light").AsksBack.ShouldBeTrue();
        var chosen = Say(agent, "the hall one");

        chosen.Calls.ShouldHaveSingleItem().EntityIds.ShouldHaveSingleItem().ToString().ShouldBe("light.hall");
        agent.Interpreter.Heard[1].Text.ShouldBe("turn on the light");
        Say(agent, "turn on the light");
        Reply(Say(agent, "both")).ShouldBe("Kitchen Light and Hall Light on.");
    }

    [Fact]
    public void Read_AmbiguousAndNeither_DoesNothing()
    {
        var agent = new TestAgent(_ => TestAgent.Refuses(RefusalReason.Ambiguous, "light.kitchen", "light.hall"));
        Say(agent, "turn on the light");

        Reply(Say(agent, "neither")).ShouldBe("All right, none of them.");
    }

    [Fact]
    public void Read_AmbiguousAndNarrowed_AsksAgain()
    {
        var agent = new TestAgent(_ => TestAgent.Refuses(RefusalReason.Ambiguous, "light.kitchen", "light.hob", "light.hall"));
        Say(agent, "turn on the light");

        Reply(Say(agent, "in the kitchen")).ShouldBe("Which one do you mean: Kitchen Light or Hob Light?");
        agent.Interpreter.Heard.Count.ShouldBe(1);
    }

    [Fact]
    public void Read_AfterACall_KnowsWhatWasTalkedAbout()
    {
        var agent = new TestAgent(_ => TestAgent.Calls(TestAgent.Call("light.turn_on", "light.kitchen light.hob")));

        Say(agent, "kitchen");
        Say(agent, "brighter");
        agent.Dialogue.Read(new Utterance("alone"), TestAgent.Home, CancellationToken.None);

        agent.Interpreter.Histories[0].ShouldBeNull();
        agent.Interpreter.Histories[1]!.Call.Service.ShouldBe("light.turn_on");
        agent.Interpreter.Histories[1]!.Devices.Length.ShouldBe(2);
        agent.Interpreter.Histories[2].ShouldBeNull();
    }

    [Fact]
    public void Read_Undo_BringsBackTheStateBefore()
    {
        var agent = new TestAgent(text => text == "undo" ? Undo : TestAgent.Calls(
            TestAgent.Call("light.turn_on", "light.kitchen light.hall"), TestAgent.Call("fan.turn_off", "fan.office")));
        Say(agent, "all of it");

        Describe(Say(agent, "undo")).ShouldBe("fan.turn_on fan.office {\"percentage\":50}; light.turn_off light.kitchen,light.hall {}");
    }

    [Fact]
    public void Read_UndoWithoutAnything_SaysSo()
    {
        var agent = new TestAgent(_ => Undo);

        Reply(Say(agent, "undo")).ShouldBe("There is nothing to undo.");
    }

    [Fact]
    public void Read_UndoThatWouldBeUnsafe_AsksFirst()
    {
        var agent = new TestAgent(
            text => text == "undo" ? Undo : TestAgent.Calls(TestAgent.Call("fan.turn_on", "fan.desk")), new SafetyOptions { Confirm = ["fan.turn_off"] });
        Say(agent, "fan");

        Reply(Say(agent, "undo")).ShouldBe("Shall I turn off the Desk Fan?");
        Describe(Say(agent, "yes")).ShouldBe("fan.turn_off fan.desk {}");
    }

    [Fact]
    public void Read_NoTheOtherOne_TakesTheWrongOneBack()
    {
        var agent = new TestAgent(text => TestAgent.Calls(TestAgent.Call("light.turn_on", text == "hob" ? "light.hob" : "light.hall")));
        Say(agent, "hob");

        Describe(Say(agent, "no, the other one")).ShouldBe("light.turn_off light.hob {}; light.turn_on light.hall {}");
    }

    [Fact]
    public void Read_NoTheOtherOneOfWhatWasOn_LeavesItOn()
    {
        var agent = new TestAgent(text => TestAgent.Calls(TestAgent.Call("fan.turn_on", text == "office" ? "fan.office" : "fan.desk")));
        Say(agent, "office");

        Describe(Say(agent, "no, the other one")).ShouldBe("fan.turn_on fan.desk {}");
    }

    [Fact]
    public void Read_AfterAQuestion_KnowsWhatWasAsked()
    {
        var kitchen = EntityId.Parse("light.kitchen");
        var agent = new TestAgent(text => text == "hall" ? TestAgent.Calls(TestAgent.Call("light.turn_on", "light.hall")) : TestAgent.Calls() with
        {
            Answers = [new Query(QueryKind.Value, [kitchen], null, "brightness", null, CallTarget.Device("#1"))],
        });
        Say(agent, "hall");
        Say(agent, "how bright is it in the kitchen");
        Say(agent, "and the hob");

        var history = agent.Interpreter.Histories[2]!;
        history.Devices.ShouldBe([kitchen]);
        history.Call.Service.ShouldBe("query.value");
        history.Call.Data.ToJsonString().ShouldBe("""{"quantity":"brightness"}""");
    }

    [Fact]
    public void Read_EmptyText_LeavesTheQuestionOpen()
    {
        var agent = new TestAgent(_ => TestAgent.Calls(TestAgent.Call("switch.turn_off", "switch.server")), AsksBeforeServer);
        Say(agent, "turn off the server");

        Reply(Say(agent, " ")).ShouldBe("I didn't hear anything.");
        Say(agent, "yes").Calls.ShouldHaveSingleItem();
    }

    private static Interpretation Undo => TestAgent.Calls() with { IsUndo = true };

    private static Interpretation Say(TestAgent agent, string text) =>
        agent.Dialogue.Read(new Utterance(text) { Conversation = "here" }, TestAgent.Home, CancellationToken.None);

    private static string Reply(Interpretation interpretation) => ReplyComposer.ComposePlanned("", interpretation, TestAgent.Home);

    private static string Describe(Interpretation interpretation) =>
        string.Join("; ", interpretation.Calls.Select(call => $"{call.Service} {string.Join(',', call.EntityIds)} {call.Data.ToJsonString()}"));
}
