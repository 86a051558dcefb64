using System.Collections.Concurrent;
using System.Text;
using HomeLLM.Engines;
using HomeLLM.Mqtt.Tests.Support;
using Shouldly;

namespace HomeLLM.Mqtt.Tests.Contract;

/// <summary>What every <see cref="IMqttConnection"/> does, whatever carries it.</summary>
public abstract class ConnectionContract : IAsyncLifetime
{
    private const int Many = 10_000;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly List<IMqttConnection> _connections = [];
    private int _probes;

    public virtual Task InitializeAsync() => StartBrokerAsync();

    public virtual async Task DisposeAsync()
    {
        foreach (var connection in _connections) await connection.DisposeAsync();
        await StopBrokerAsync();
    }

    [SkippableFact]
    public async Task Publish_AnotherSubscribes_Arrives()
    {
        var (one, other) = (await ConnectAsync("one"), await ConnectAsync("other"));
        var inbox = await SubscribeAsync(other, "home/lamp", MqttQos.AtLeastOnce);
        (await one.PublishAsync(Message("home/lamp", "on", MqttQos.AtLeastOnce), Deadline, default)).ShouldBe(MqttPublishResult.Delivered);
        await inbox.UntilAsync(1);
        var message = inbox.Messages[0];
        message.Topic.ShouldBe("home/lamp");
        inbox.Texts[0].ShouldBe("on");
        message.Qos.ShouldBe(MqttQos.AtLeastOnce);
        message.Retain.ShouldBeFalse();
    }

    [SkippableTheory]
    [InlineData("home/+/state", "home/lamp/state", "home/lamp/level")]
    [InlineData("home/#", "home/a/b/c", "house/a")]
    [InlineData("+/+", "a/b", "a/b/c")]
    [InlineData("exact", "exact", "exact/ly")]
    public async Task Subscribe_Wildcard_GetsWhatMatches(string filter, string matching, string other)
    {
        var connection = await ConnectAsync("one");
        var inbox = await SubscribeAsync(connection, filter, MqttQos.AtMostOnce);
        await connection.PublishAsync(Message(other, "no", MqttQos.AtLeastOnce), Deadline, default);
        await connection.PublishAsync(Message(matching, "yes", MqttQos.AtLeastOnce), Deadline, default);
        await inbox.UntilAsync(1);
        inbox.Texts.ShouldBe(["yes"]);
        inbox.Messages[0].Qos.ShouldBe(MqttQos.AtMostOnce);
    }

    [SkippableFact]
    public async Task Subscribe_RetainedBefore_GetsItMarked()
    {
        var connection = await ConnectAsync("one");
        await connection.PublishAsync(Message("kept/a", "1", MqttQos.AtLeastOnce, retain: true), Deadline, default);
        await connection.PublishAsync(Message("kept/b", "2", MqttQos.AtLeastOnce, retain: true), Deadline, default);
        await connection.PublishAsync(Message("kept/b", "", MqttQos.AtLeastOnce, retain: true), Deadline, default);
        var inbox = await SubscribeAsync(connection, "kept/#", MqttQos.AtLeastOnce);
        await inbox.UntilAsync(1);
        await connection.PublishAsync(Message("kept/a", "3", MqttQos.AtLeastOnce, retain: true), Deadline, default);
        await inbox.UntilAsync(2);
        inbox.Texts.ShouldBe(["1", "3"]);
        inbox.Messages.Select(message => message.Retain).ShouldBe([true, false]);
    }

    [SkippableFact]
    public async Task Subscribe_SameFilterTwice_BothGetEveryMessageAndTheSecondWhatIsRetained()
    {
        var connection = await ConnectAsync("one");
        await connection.PublishAsync(Message("twice", "kept", MqttQos.AtLeastOnce, retain: true), Deadline, default);
        var first = await SubscribeAsync(connection, "twice", MqttQos.AtMostOnce);
        await first.UntilAsync(1);
        var second = await SubscribeAsync(connection, "twice", MqttQos.AtLeastOnce);
        await second.UntilAsync(1);
        await connection.PublishAsync(Message("twice", "live", MqttQos.AtLeastOnce), Deadline, default);
        await Wait.UntilAsync(() => first.Texts.Contains("live") && second.Texts.Contains("live"), "both");
        second.Texts.ShouldBe(["kept", "live"]);
    }

    [SkippableFact]
    public async Task Dispose_Subscription_GetsNothingMore()
    {
        var connection = await ConnectAsync("one");
        var (ended, goesOn) = (new Inbox(), new Inbox());
        var subscription = connection.Subscribe("end", MqttQos.AtLeastOnce, ended.HandleAsync);
        using var other = connection.Subscribe("go/#", MqttQos.AtLeastOnce, goesOn.HandleAsync);
        subscription.Dispose();
        await connection.PublishAsync(Message("end", "x", MqttQos.AtLeastOnce), Deadline, default);
        await connection.PublishAsync(Message("go/on", "x", MqttQos.AtLeastOnce), Deadline, default);
        await goesOn.UntilAsync(1);
        ended.Count.ShouldBe(0);
    }

    [SkippableFact]
    public async Task Handler_Throws_TheNextMessageComes()
    {
        var connection = await ConnectAsync("one");
        var inbox = new Inbox();
        using var subscription = connection.Subscribe("t", MqttQos.AtLeastOnce, message =>
            message.Payload.IsEmpty ? throw new InvalidOperationException("on purpose") : inbox.HandleAsync(message));
        await connection.PublishAsync(Message("t", "", MqttQos.AtLeastOnce), Deadline, default);
        await connection.PublishAsync(Message("t", "x", MqttQos.AtLeastOnce), Deadline, default);
        await inbox.UntilAsync(1);
    }

    [SkippableFact]
    public async Task Handler_WaitsForAMessageOfAnotherSubscription_DoesntBlockIt()
    {
        var connection = await ConnectAsync("one");
        var answer = new TaskCompletionSource();
        var done = new TaskCompletionSource();
        using var slow = connection.Subscribe("question", MqttQos.AtLeastOnce, async _ =>
        {
            await connection.PublishAsync(Message("answer", "x", MqttQos.AtLeastOnce), Deadline, default);
            await answer.Task;
            done.SetResult();
        });
        using var quick = connection.Subscribe("answer", MqttQos.AtLeastOnce, _ =>
        {
            answer.SetResult();
            return ValueTask.CompletedTask;
        });
        await connection.PublishAsync(Message("question", "x", MqttQos.AtLeastOnce), Deadline, default);
        await Wait.WithinAsync(done.Task);
    }

    [SkippableTheory]
    [InlineData(MqttQos.AtLeastOnce)]
    [InlineData(MqttQos.AtMostOnce)]
    public async Task Publish_TenThousandEachWay_LosesNothing(MqttQos qos)
    {
        var (one, other) = (await ConnectAsync("one"), await ConnectAsync("other"));
        var toOther = await SubscribeAsync(other, "to/other/#", qos);
        var toOne = await SubscribeAsync(one, "to/one/#", qos);
        var sending = Enumerable.Range(0, Many).SelectMany(i => new[]
        {
            one.PublishAsync(Message("to/other/x", Number(i), qos), Deadline, default),
            other.PublishAsync(Message("to/one/x", Number(i), qos), Deadline, default),
        }).ToList();
        (await Task.WhenAll(sending)).ShouldAllBe(result => result == MqttPublishResult.Delivered);
        await toOther.UntilAsync(Many);
        await toOne.UntilAsync(Many);
        var expected = Enumerable.Range(0, Many).Select(Number).ToList();
        toOther.Texts.ShouldBe(expected);
        toOne.Texts.ShouldBe(expected);
    }

    [SkippableFact]
    public async Task Will_ClientVanishes_IsPublished()
    {
        var watcher = await ConnectAsync("watcher");
        var inbox = await SubscribeAsync(watcher, "status/#", MqttQos.AtLeastOnce);
        var mortal = await ConnectAsync("mortal", WithStatus);
        await inbox.UntilAsync(1);
        await AbortAsync(mortal);
        await inbox.UntilAsync(2);
        inbox.Texts.ShouldBe(["online", "offline"]);
        var late = await SubscribeAsync(await ConnectAsync("late"), "status/mortal", MqttQos.AtLeastOnce);
        await late.UntilAsync(1);
        late.Texts.ShouldBe(["offline"]);
        late.Messages[0].Retain.ShouldBeTrue();
    }

    [SkippableFact]
    public async Task Will_ClientStops_IsNotPublished()
    {
        var watcher = await ConnectAsync("watcher");
        var inbox = await SubscribeAsync(watcher, "status/#", MqttQos.AtLeastOnce);
        var polite = await ConnectAsync("polite", WithStatus);
        await inbox.UntilAsync(1);
        await polite.StopAsync(default);
        polite.IsConnected.ShouldBeFalse();
        await watcher.PublishAsync(Message("status/end", "end", MqttQos.AtLeastOnce), Deadline, default);
        await Wait.UntilAsync(() => inbox.Texts.Contains("end"), "the end");
        inbox.Texts.ShouldBe(["online", "end"]);
    }

    [SkippableFact]
    public async Task Broker_IsKilledAndComesBack_EverythingGoesOn()
    {
        var changes = new ConcurrentQueue<MqttConnectionChange>();
        var connection = await ConnectAsync("one", settings => settings with { Birth = Message("births", "born", MqttQos.AtLeastOnce, retain: true) });
        connection.ConnectionChanged += (_, change) => changes.Enqueue(change);
        var inbox = await SubscribeAsync(connection, "t/+", MqttQos.AtLeastOnce);
        await connection.PublishAsync(Message("t/1", "before", MqttQos.AtLeastOnce), Deadline, default);
        await inbox.UntilAsync(1);

        await StopBrokerAsync();
        await Wait.UntilAsync(() => !connection.IsConnected, "the loss");
        var waiting = connection.PublishAsync(Message("t/2", "while away", MqttQos.AtLeastOnce), Deadline, default);
        (await connection.PublishAsync(Message("t/3", "too late", MqttQos.AtLeastOnce), TimeSpan.FromMilliseconds(50), default))
            .ShouldBe(MqttPublishResult.Expired);
        changes.ShouldContain(change => !change.IsConnected && change.Reason!.Length > 0 && change.RetryIn > TimeSpan.Zero);
        await StartBrokerAsync();

        (await Wait.WithinAsync(waiting)).ShouldBe(MqttPublishResult.Delivered);
        await inbox.UntilAsync(2);
        await connection.PublishAsync(Message("t/4", "after", MqttQos.AtLeastOnce), Deadline, default);
        await inbox.UntilAsync(3);
        inbox.Texts.ShouldBe(["before", "while away", "after"]);
        changes.Last().IsConnected.ShouldBeTrue();
        var births = await SubscribeAsync(await ConnectAsync("late"), "births", MqttQos.AtLeastOnce);
        await births.UntilAsync(1);
    }

    [SkippableFact]
    public async Task Start_BrokerIsAway_ConnectsWhenItComes()
    {
        await StopBrokerAsync();
        var connection = Make("one", settings => settings);
        var changes = new ConcurrentQueue<MqttConnectionChange>();
        connection.ConnectionChanged += (_, change) => changes.Enqueue(change);
        await connection.StartAsync(default);
        await Wait.UntilAsync(() => !changes.IsEmpty, "the failure");
        connection.IsConnected.ShouldBeFalse();
        changes.First().Reason.ShouldNotBeNullOrEmpty();
        await StartBrokerAsync();
        await Wait.UntilAsync(() => connection.IsConnected, "the connection");
    }

    [SkippableFact]
    public async Task Publish_InvalidTopic_Throws() =>
        await Should.ThrowAsync<ArgumentException>((await ConnectAsync("one")).PublishAsync(Message("a/+", "x", MqttQos.AtMostOnce), Deadline, default));

    [SkippableFact]
    public async Task Subscribe_InvalidFilter_Throws()
    {
        var connection = await ConnectAsync("one");
        Should.Throw<ArgumentException>(() => connection.Subscribe("a/#/b", MqttQos.AtMostOnce, _ => ValueTask.CompletedTask));
    }

    [SkippableFact]
    public async Task Publish_AfterStop_IsRefused()
    {
        var connection = await ConnectAsync("one");
        await connection.StopAsync(default);
        (await connection.PublishAsync(Message("a", "x", MqttQos.AtLeastOnce), Deadline, default)).ShouldBe(MqttPublishResult.Refused);
    }

    private protected static MqttMessage Message(string topic, string text, MqttQos qos, bool retain = false) =>
        new(topic, Encoding.UTF8.GetBytes(text), qos, retain);

    private protected abstract IMqttConnection Make(string clientId, Func<MqttConnectionSettings, MqttConnectionSettings> change);

    private protected abstract Task AbortAsync(IMqttConnection connection);

    private protected abstract Task StartBrokerAsync();

    private protected abstract Task StopBrokerAsync();

    private protected static MqttConnectionSettings Settings(string clientId) => new()
    {
        Host = "127.0.0.1",
        ClientId = clientId,
        MinReconnectDelay = TimeSpan.FromMilliseconds(20),
        MaxReconnectDelay = TimeSpan.FromMilliseconds(200),
    };

    private protected async Task<IMqttConnection> ConnectAsync(
        string clientId, Func<MqttConnectionSettings, MqttConnectionSettings>? change = null)
    {
        var connection = Make(clientId, change ?? (settings => settings));
        _connections.Add(connection);
        await connection.StartAsync(default);
        await Wait.UntilAsync(() => connection.IsConnected, "the connection");
        return connection;
    }

    /// <summary>Subscribes and waits until the broker has taken it: brokers take one client's packets in their order.</summary>
    private async Task<Inbox> SubscribeAsync(IMqttConnection connection, string filter, MqttQos qos)
    {
        var inbox = new Inbox();
        connection.Subscribe(filter, qos, inbox.HandleAsync);
        var probe = Message($"probe-{Interlocked.Increment(ref _probes)}", "x", MqttQos.AtLeastOnce);
        (await connection.PublishAsync(probe, Deadline, default)).ShouldBe(MqttPublishResult.Delivered);
        return inbox;
    }

    private static MqttConnectionSettings WithStatus(MqttConnectionSettings settings) => settings with
    {
        Birth = Message($"status/{settings.ClientId}", "online", MqttQos.AtLeastOnce, retain: true),
        Will = Message($"status/{settings.ClientId}", "offline", MqttQos.AtLeastOnce, retain: true),
    };

    private static string Number(int i) => i.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
