using HomeLLM.Engines;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Tests.Support;
using NSubstitute;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Pipeline;

public sealed class UtteranceProcessorTests
{
    private static readonly Utterance Said = new("turn on the kitchen light", "kitchen", "7");

    [Fact]
    public async Task Process_DeviceObeys_SaysSo()
    {
        var agent = new TestAgent(_ => TestAgent.Calls(TestAgent.Call("light.turn_on", "light.kitchen")));

        var result = await agent.Processor.ProcessAsync(Said, null, CancellationToken.None);

        result.Reply.ShouldBe("Kitchen Light on.");
        result.Utterance.ShouldBe(Said);
        result.Calls.ShouldHaveSingleItem().Status.ShouldBe(CallStatus.Delivered);
        agent.Interpreter.Heard.ShouldBe([("turn on the kitchen light", "kitchen")]);
        agent.Sink.Published.ShouldHaveSingleItem().Expires.ShouldBe(agent.Time.GetUtcNow().AddSeconds(10));
    }

    [Fact]
    public async Task Process_DeviceIsSilent_SaysThatItDidNotAnswer()
    {
        var agent = new TestAgent(_ => TestAgent.Calls(TestAgent.Call("light.turn_on", "light.kitchen"))) { Sink = { WhenPublished = _ => { } } };

        var processing = agent.Processor.ProcessAsync(Said, null, CancellationToken.None);
        agent.Time.Advance(TimeSpan.FromSeconds(1.9));
        processing.IsCompleted.ShouldBeFalse();
        agent.Time.Advance(TimeSpan.FromSeconds(0.2));

        var result = await processing;
        result.Reply.ShouldBe("The Kitchen Light did not answer.");
        result.Calls[0].Unanswered.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Process_SomeAreSilent_NamesBoth()
    {
        var agent = new TestAgent(_ => TestAgent.Calls(TestAgent.Call("light.turn_on", "light.kitchen light.hob light.counter")));
        agent.Sink.WhenPublished = message => agent.Obey(message with
        {
            Call = message.Call with { EntityIds = [.. message.Call.EntityIds.Where(id => id.ObjectId != "hob")] },
        });

        var processing = agent.Processor.ProcessAsync(Said, null, CancellationToken.None);
        agent.Time.Advance(TimeSpan.FromSeconds(2));

        (await processing).Reply.ShouldBe("Turned on 2 lights in the Kitchen. The Hob Light did not answer.");
    }

    [Fact]
    public async Task Process_AnswersLater_WaitsForIt()
    {
        var agent = new TestAgent(_ => TestAgent.Calls(TestAgent.Call("light.turn_on", "light.kitchen", """{"brightness_pct": 30}""")))
        {
            Sink = { WhenPublished = _ => { } },
        };
        var processing = agent.Processor.ProcessAsync(Said, null, CancellationToken.None);

        // As mqtt_statestream does it: the state first, then the brightness, each by itself.
        agent.Registry.UpdateState(DeviceRegistry.EntityId.Parse("light.kitchen"), "on", null, agent.Time.GetUtcNow());
        processing.IsCompleted.ShouldBeFalse();
        agent.Obey(agent.Sink.Published[0]);

        (await processing).Reply.ShouldBe("Kitchen Light set to 30 percent.");
    }

    [Fact]
    public async Task Process_DeviceAnswersSomethingNear_IsTakenAtTheEnd()
    {
        var agent = new TestAgent(_ => TestAgent.Calls(TestAgent.Call("light.turn_on", "light.kitchen", """{"brightness_pct": 30}""")))
        {
            Sink = { WhenPublished = _ => { } },
        };
        var processing = agent.Processor.ProcessAsync(Said, null, CancellationToken.None);
        agent.Registry.UpdateState(DeviceRegistry.EntityId.Parse("light.kitchen"), "on", null, agent.Time.GetUtcNow());

        agent.Time.Advance(TimeSpan.FromSeconds(2));

        (await processing).Calls[0].Unanswered.ShouldBeEmpty();
    }

    [Fact]
    public async Task Process_AlreadySo_DoesNotWait()
    {
        // A source that tells only changes says nothing when a light that is on is turned on.
        var agent = new TestAgent(_ => TestAgent.Calls(TestAgent.Call("switch.turn_on", "switch.server"))) { Sink = { WhenPublished = _ => { } } };

        (await agent.Processor.ProcessAsync(Said, null, CancellationToken.None)).Reply.ShouldBe("Server on.");
    }

    [Theory]
    [InlineData(MqttPublishResult.Expired, nameof(CallStatus.Expired), "I couldn't reach the broker in time, so the command was dropped.")]
    [InlineData(MqttPublishResult.Refused, nameof(CallStatus.Refused), "The broker didn't take the command.")]
    public async Task Process_NotDelivered_SaysSo(MqttPublishResult published, string status, string reply)
    {
        var agent = new TestAgent(_ => TestAgent.Calls(TestAgent.Call("light.turn_on", "light.kitchen"))) { Sink = { Result = published } };

        var result = await agent.Processor.ProcessAsync(Said, null, CancellationToken.None);

        result.Reply.ShouldBe(reply);
        result.Calls[0].Status.ToString().ShouldBe(status);
    }

    [Fact]
    public async Task Process_SinkThrows_LivesOn()
    {
        var agent = new TestAgent(_ => TestAgent.Calls(TestAgent.Call("light.turn_on", "light.kitchen")));
        agent.Sink.WhenPublished = _ => throw new InvalidOperationException();

        (await agent.Processor.ProcessAsync(Said, null, CancellationToken.None)).Reply.ShouldBe("The broker didn't take the command.");
    }

    [Fact]
    public async Task Process_InterpreterThrows_LivesOn()
    {
        var agent = new TestAgent(_ => throw new InvalidOperationException("bug"));

        var result = await agent.Processor.ProcessAsync(Said, null, CancellationToken.None);

        result.Reply.ShouldStartWith("Something went wrong");
        agent.Sink.Published.ShouldBeEmpty();
    }

    [Fact]
    public async Task Process_UnknownArea_IsNoArea()
    {
        var agent = new TestAgent(_ => TestAgent.Refuses(RefusalReason.Ambiguous));

        await agent.Processor.ProcessAsync(Said with { AreaId = "attic" }, null, CancellationToken.None);

        agent.Interpreter.Heard[0].AreaId.ShouldBeNull();
    }

    [Fact]
    public async Task Process_EmptyText_NeverReachesTheInterpreter()
    {
        var agent = new TestAgent(_ => TestAgent.Calls());

        (await agent.Processor.ProcessAsync(new(" "), null, CancellationToken.None)).Reply.ShouldBe("I didn't hear anything.");
        agent.Interpreter.Heard.ShouldBeEmpty();
    }

    [Fact]
    public async Task Process_ForbiddenDevice_IsLeftOutAndSaid()
    {
        var agent = new TestAgent(
            _ => TestAgent.Calls(TestAgent.Call("switch.turn_off", "switch.server"), TestAgent.Call("light.turn_on", "light.hall")),
            new SafetyOptions { Never = ["switch.server"] });

        var result = await agent.Processor.ProcessAsync(Said, null, CancellationToken.None);

        result.Reply.ShouldBe("Hall Light on. I am not allowed to command the Server.");
        agent.Sink.Published.ShouldHaveSingleItem().Call.Service.ShouldBe("light.turn_on");
    }

    [Fact]
    public async Task Process_ForbiddenService_IsLeftOut()
    {
        var agent = new TestAgent(
            _ => TestAgent.Calls(TestAgent.Call("switch.turn_off", "switch.server")), new SafetyOptions { Never = ["switch.turn_off"] });

        await agent.Processor.ProcessAsync(Said, null, CancellationToken.None);

        agent.Sink.Published.ShouldBeEmpty();
    }

    [Fact]
    public async Task Process_Observer_SeesCallMessageAndState()
    {
        var agent = new TestAgent(_ => TestAgent.Calls(TestAgent.Call("light.turn_on", "light.kitchen")));
        var observer = Substitute.For<IUtteranceObserver>();

        await agent.Processor.ProcessAsync(Said, observer, CancellationToken.None);

        Received.InOrder(() =>
        {
            observer.OnCall(Arg.Any<ServiceCall>());
            observer.OnPublished(Arg.Any<ServiceCall>(), Arg.Any<PublishReport>());
            observer.OnState(
                Arg.Is<DeviceRegistry.Device>(before => before.State.Value == "off"), Arg.Is<DeviceRegistry.Device>(after => after.State.Value == "on"));
        });
    }

    [Fact]
    public async Task Process_SameDeviceTwice_WaitsForBoth()
    {
        var agent = new TestAgent(_ => TestAgent.Calls(
            TestAgent.Call("light.turn_on", "light.kitchen"), TestAgent.Call("light.turn_off", "light.kitchen")));

        (await agent.Processor.ProcessAsync(Said, null, CancellationToken.None)).Reply.ShouldBe("Kitchen Light on. Kitchen Light off.");
    }
}
