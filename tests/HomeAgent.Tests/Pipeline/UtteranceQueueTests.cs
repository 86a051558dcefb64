using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Pipeline;

public sealed class UtteranceQueueTests
{
    [Fact]
    public async Task Submit_Several_AreAnsweredInOrderAndReported()
    {
        var agent = new TestAgent(text => TestAgent.Calls(TestAgent.Call(text, "light.hall")));
        await agent.Queue.StartAsync(CancellationToken.None);

        var first = agent.Queue.SubmitAsync(new("light.turn_on"), null);
        var second = agent.Queue.SubmitAsync(new("light.turn_off"), null);

        (await first).Reply.ShouldBe("Hall Light on.");
        (await second).Reply.ShouldBe("Hall Light off.");
        agent.Results.Reported.Select(result => result.Reply).ShouldBe(["Hall Light on.", "Hall Light off."]);
        await agent.Queue.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Submit_TooMany_AreTurnedAwayWithASentence()
    {
        var agent = new TestAgent(_ => TestAgent.Calls(), new SafetyOptions { MaxWaiting = 1 });
        var waiting = agent.Queue.SubmitAsync(new("one"), null);

        var turnedAway = await agent.Queue.SubmitAsync(new("two"), null);

        turnedAway.Reply.ShouldStartWith("I have too much to do");
        waiting.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Prepare_BeforeAnUtterance_IsDoneOnceAndTakesNobodysPlace()
    {
        var agent = new TestAgent(text => TestAgent.Calls(TestAgent.Call(text, "light.hall")), new SafetyOptions { MaxWaiting = 1 });
        agent.Queue.Prepare();
        agent.Queue.Prepare();
        var answer = agent.Queue.SubmitAsync(new("light.turn_on"), null);

        await agent.Queue.StartAsync(CancellationToken.None);

        (await answer).Reply.ShouldBe("Hall Light on.");
        agent.Interpreter.Prepared.ShouldBe(1);
        agent.Queue.Prepare();
        (await agent.Queue.SubmitAsync(new("light.turn_off"), null)).Reply.ShouldBe("Hall Light off.");
        agent.Interpreter.Prepared.ShouldBe(2);
        await agent.Queue.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Submit_WaitedTooLong_IsNotDoneAnyMore()
    {
        var agent = new TestAgent(_ => TestAgent.Calls(TestAgent.Call("light.turn_on", "light.hall")));
        var waiting = agent.Queue.SubmitAsync(new("turn on the hall light"), null);
        agent.Time.Advance(TimeSpan.FromSeconds(11));

        await agent.Queue.StartAsync(CancellationToken.None);

        (await waiting).Reply.ShouldStartWith("I came to that only after 11 seconds, so I did nothing.");
        agent.Sink.Published.ShouldBeEmpty();
        await agent.Queue.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Submit_ObserverThrows_LivesOn()
    {
        var agent = new TestAgent(_ => TestAgent.Calls(TestAgent.Call("light.turn_on", "light.hall")));
        await agent.Queue.StartAsync(CancellationToken.None);

        (await agent.Queue.SubmitAsync(new("a"), new ThrowingObserver())).Reply.ShouldBe("Something went wrong; the log says what.");
        (await agent.Queue.SubmitAsync(new("a"), null)).Reply.ShouldBe("Hall Light on.");
        await agent.Queue.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Stop_WhileOneWaits_CancelsIt()
    {
        var agent = new TestAgent(_ => TestAgent.Calls(TestAgent.Call("light.turn_on", "light.hall"))) { Sink = { WhenPublished = _ => { } } };
        await agent.Queue.StartAsync(CancellationToken.None);
        var busy = agent.Queue.SubmitAsync(new("a"), null);

        await agent.Queue.StopAsync(CancellationToken.None);

        await Should.ThrowAsync<TaskCanceledException>(busy);
    }

    private sealed class ThrowingObserver : IUtteranceObserver
    {
        public void OnCall(Grammar.ServiceCall call) => throw new InvalidOperationException();

        public void OnPublished(Grammar.ServiceCall call, PublishReport report) => throw new InvalidOperationException();

        public void OnState(DeviceRegistry.Device before, DeviceRegistry.Device after) => throw new InvalidOperationException();
    }
}
