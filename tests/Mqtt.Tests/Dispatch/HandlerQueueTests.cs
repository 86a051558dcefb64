using HomeLLM.Engines;
using HomeLLM.Engines.Mqtt.Dispatch;
using HomeLLM.Mqtt.Tests.Support;
using Microsoft.Extensions.Logging;
using Shouldly;

namespace HomeLLM.Mqtt.Tests.Dispatch;

public class HandlerQueueTests
{
    private readonly CollectingLogger _logger = new();

    [Fact]
    public async Task Add_HandlerFails_LogsAndGoesOn()
    {
        var inbox = new Inbox();
        var queue = new HandlerQueue("f", message => message.Topic == "bad" ? throw new InvalidOperationException("oh") : inbox.HandleAsync(message), _logger);
        queue.TryAdd(new MqttMessage("bad", default)).ShouldBeTrue();
        queue.TryAdd(new MqttMessage("good", default)).ShouldBeTrue();
        await inbox.UntilAsync(1);
        _logger.Lines.ShouldHaveSingleItem().Level.ShouldBe(LogLevel.Error);
    }

    [Fact]
    public async Task Add_MoreThanFit_RefusesThenWaitsForRoom()
    {
        var gate = new TaskCompletionSource();
        var inbox = new Inbox();
        var queue = new HandlerQueue("f", async message => { await gate.Task; await inbox.HandleAsync(message); }, _logger);
        var added = 0;
        while (queue.TryAdd(new MqttMessage("t", default))) added++;
        added.ShouldBeInRange(HandlerQueue.MaxMessages, HandlerQueue.MaxMessages + 1);
        var waiting = queue.AddAsync(new MqttMessage("last", default), default).AsTask();
        waiting.IsCompleted.ShouldBeFalse();
        gate.SetResult();
        await Wait.WithinAsync(waiting);
        await inbox.UntilAsync(added + 1);
        inbox.Messages[^1].Topic.ShouldBe("last");
    }

    [Fact]
    public void Add_TooManyBytes_Refuses()
    {
        var never = new TaskCompletionSource();
        var queue = new HandlerQueue("f", _ => new ValueTask(never.Task), _logger);
        var megabyte = new byte[1 << 20];
        var added = 0;
        while (added < 100 && queue.TryAdd(new MqttMessage("t", megabyte))) added++;
        added.ShouldBeInRange(32, 33);
    }

    [Fact]
    public async Task Close_WaitingMessages_AreNotHandled()
    {
        var gate = new TaskCompletionSource();
        var inbox = new Inbox();
        var started = new TaskCompletionSource();
        var queue = new HandlerQueue("f", async message => { started.TrySetResult(); await gate.Task; await inbox.HandleAsync(message); }, _logger);
        for (var i = 0; i < 3; i++) queue.TryAdd(new MqttMessage("t", default));
        await Wait.WithinAsync(started.Task);
        queue.Close();
        gate.SetResult();
        await inbox.UntilAsync(1);
        inbox.Count.ShouldBe(1);
        queue.TryAdd(new MqttMessage("t", default)).ShouldBeTrue();
    }

    [Fact]
    public void Drop_AFlood_DoesntFloodTheLog()
    {
        var queue = new HandlerQueue("f", _ => ValueTask.CompletedTask, _logger);
        for (var i = 0; i < 2500; i++) queue.Drop("t");
        _logger.Lines.Count.ShouldBe(3);
    }
}
