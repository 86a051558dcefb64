using System.Collections.Concurrent;
using System.Text;
using HomeLLM.Engines;
using HomeLLM.Engines.Mqtt;
using HomeLLM.Engines.Mqtt.Client;
using HomeLLM.Engines.Mqtt.Packets;
using HomeLLM.Mqtt.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace HomeLLM.Mqtt.Tests.Client;

/// <summary>What the client does when the broker misbehaves: a scripted broker, a clock that stands.</summary>
public sealed class MqttConnectionTests : IAsyncLifetime
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    private readonly FakeBroker _broker = new();
    private readonly ManualTimeProvider _time = new();
    private readonly ConcurrentQueue<MqttConnectionChange> _changes = new();
    private MqttConnection? _connection;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_connection is not null) await _connection.AbortAsync();
        await _broker.DisposeAsync();
    }

    [Fact]
    public async Task Connect_Birth_ComesBeforeSubscriptionsAndMessages()
    {
        var connection = Make(settings => settings with { Birth = new MqttMessage("status", Bytes("online"), Retain: true) });
        using var subscription = connection.Subscribe("a/#", MqttQos.AtLeastOnce, _ => ValueTask.CompletedTask);
        var waiting = connection.PublishAsync(new MqttMessage("b", Bytes("x")), Long, default);
        await connection.StartAsync(default);
        await _broker.WelcomeAsync();

        (await _broker.ReadPublishAsync()).Message.Topic.ShouldBe("status");
        (await _broker.ReadAsync()).Type.ShouldBe(PacketType.Subscribe);
        (await _broker.ReadPublishAsync()).Message.Topic.ShouldBe("b");
        (await Wait.WithinAsync(waiting)).ShouldBe(MqttPublishResult.Delivered);
    }

    [Fact]
    public async Task Publish_UnconfirmedWhenTheConnectionIsLost_IsSentAgainAsDuplicate()
    {
        var connection = await StartAsync();
        var first = connection.PublishAsync(Qos1("a"), Long, default);
        (await _broker.ReadPublishAsync()).IsDuplicate.ShouldBeFalse();
        var second = connection.PublishAsync(Qos1("b"), Long, default);
        (await _broker.ReadPublishAsync()).Message.Topic.ShouldBe("b");
        _broker.HangUp();
        await ReconnectAsync();

        var again = await _broker.ReadPublishAsync();
        again.Message.Topic.ShouldBe("a");
        again.IsDuplicate.ShouldBeTrue();
        await _broker.SendPubAckAsync(again.PacketId);
        (await Wait.WithinAsync(first)).ShouldBe(MqttPublishResult.Delivered);
        second.IsCompleted.ShouldBeFalse();
        await _broker.SendPubAckAsync((await _broker.ReadPublishAsync()).PacketId);
        (await Wait.WithinAsync(second)).ShouldBe(MqttPublishResult.Delivered);
    }

    [Fact]
    public async Task Publish_DeadlinePassesWhileAway_IsNeverSent()
    {
        var connection = await StartAsync();
        var unconfirmed = connection.PublishAsync(Qos1("late/inflight"), TimeSpan.FromSeconds(10), default);
        await _broker.ReadPublishAsync();
        _broker.HangUp();
        await Wait.UntilAsync(() => !connection.IsConnected, "the loss to be noticed");
        var queued = connection.PublishAsync(Qos1("late/queued"), TimeSpan.FromSeconds(10), default);
        var longer = connection.PublishAsync(Qos1("in/time"), TimeSpan.FromSeconds(20), default);
        _time.Advance(TimeSpan.FromSeconds(11));
        (await Wait.WithinAsync(unconfirmed)).ShouldBe(MqttPublishResult.Expired);
        (await Wait.WithinAsync(queued)).ShouldBe(MqttPublishResult.Expired);
        await ReconnectAsync();

        var only = await _broker.ReadPublishAsync();
        only.Message.Topic.ShouldBe("in/time");
        await _broker.SendPubAckAsync(only.PacketId);
        (await Wait.WithinAsync(longer)).ShouldBe(MqttPublishResult.Delivered);
    }

    [Fact]
    public async Task Publish_Cancelled_IsNeverSent()
    {
        var connection = Make();
        using var cancel = new CancellationTokenSource();
        var gone = connection.PublishAsync(Qos1("gone"), Long, cancel.Token);
        var kept = connection.PublishAsync(new MqttMessage("kept", default), Long, default);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(gone);
        await connection.StartAsync(default);
        await _broker.WelcomeAsync();

        (await _broker.ReadPublishAsync()).Message.Topic.ShouldBe("kept");
        (await Wait.WithinAsync(kept)).ShouldBe(MqttPublishResult.Delivered);
    }

    [Fact]
    public async Task Publish_DeadlineAlreadyPast_ExpiresAtOnce() =>
        (await Make().PublishAsync(Qos1("a"), TimeSpan.Zero, default)).ShouldBe(MqttPublishResult.Expired);

    [Fact]
    public async Task Publish_Version5RefusedByTheBroker_IsRefused()
    {
        var connection = await StartAsync(settings => settings with { Version = MqttVersion.V5 }, "20 03 00 00 00");
        var result = connection.PublishAsync(Qos1("a"), TimeSpan.FromSeconds(10), default);
        var packet = await _broker.ReadPublishAsync(MqttVersion.V5);
        await _broker.SendAsync($"40 04 {packet.PacketId:x4} 87 00");
        (await Wait.WithinAsync(result)).ShouldBe(MqttPublishResult.Refused);
    }

    [Fact]
    public async Task Publish_Version5WindowOfTwo_WaitsForConfirmations()
    {
        var connection = await StartAsync(settings => settings with { Version = MqttVersion.V5 }, "20 06 00 00 03 21 00 02");
        var results = Enumerable.Range(0, 3).Select(i => connection.PublishAsync(Qos1($"t/{i}"), Long, default)).ToList();
        var first = await _broker.ReadPublishAsync(MqttVersion.V5);
        await _broker.ReadPublishAsync(MqttVersion.V5);
        var third = _broker.ReadPublishAsync(MqttVersion.V5);
        third.IsCompleted.ShouldBeFalse();
        await _broker.SendPubAckAsync(first.PacketId);
        (await third).Message.Topic.ShouldBe("t/2");
        (await Wait.WithinAsync(results[0])).ShouldBe(MqttPublishResult.Delivered);
    }

    [Fact]
    public async Task Receive_Qos1_IsConfirmedAndHandled()
    {
        var inbox = new Inbox();
        var connection = await StartAsync();
        using var subscription = connection.Subscribe("a", MqttQos.AtLeastOnce, inbox.HandleAsync);
        (await _broker.ReadAsync()).Type.ShouldBe(PacketType.Subscribe);
        await _broker.SendAsync("32 06 00 01 61 00 09 78");
        var ack = await _broker.ReadAsync();
        PubAckPacket.Read(ack.Body.Span, MqttVersion.V311).PacketId.ShouldBe((ushort)9);
        await inbox.UntilAsync(1);
    }

    [Fact]
    public async Task KeepAlive_BrokerAnswers_StaysConnected()
    {
        await StartAsync(settings => settings with { KeepAlive = TimeSpan.FromSeconds(10) });
        for (var i = 0; i < 5; i++)
        {
            var ping = _broker.ReadAsync();
            await AdvanceUntilAsync(() => ping.IsCompleted);
            (await ping).Type.ShouldBe(PacketType.PingReq);
            await _broker.SendAsync("d0 00");
        }

        _changes.Count(change => !change.IsConnected).ShouldBe(0);
    }

    [Fact]
    public async Task KeepAlive_BrokerIsSilent_IsTakenForDead()
    {
        var connection = await StartAsync(settings => settings with { KeepAlive = TimeSpan.FromSeconds(10) });
        await AdvanceUntilAsync(() => !connection.IsConnected);
        await Wait.UntilAsync(() => _changes.Any(change => change.Reason?.Contains("silent", StringComparison.Ordinal) == true), "the reason");
        await ReconnectAsync();
    }

    [Theory]
    [InlineData("20 02 00 04", "refused: bad user name or password")]
    [InlineData("20 02 00 05", "wrong user name or password")]
    [InlineData("20 02 00 01", "version")]
    [InlineData("48 54 54 50", "does not speak MQTT")]
    [InlineData("d0 00", "does not speak MQTT")]
    public async Task Connect_OnlyTheUserCanMendIt_IsTriedAgainAfterTheLongestPause(string answer, string reason)
    {
        var longest = TimeSpan.FromSeconds(20);
        var connection = Make(settings => settings with { MaxReconnectDelay = longest });
        await connection.StartAsync(default);
        await _broker.AcceptAsync();
        await _broker.SendAsync(answer);
        await Wait.UntilAsync(() => !_changes.IsEmpty, "the failure");
        _changes.First().Reason!.ShouldContain(reason);
        _changes.First().Reason!.ShouldContain($"127.0.0.1:{_broker.Port}");
        _changes.First().RetryIn.ShouldBe(longest);
        await ReconnectAsync();
        await Wait.UntilAsync(() => connection.IsConnected, "the connection");
    }

    [Fact]
    public async Task Connect_BrokerSaysNothing_GivesUpAfterTheTimeout()
    {
        var connection = Make();
        await connection.StartAsync(default);
        await _broker.AcceptAsync();
        await AdvanceUntilAsync(() => !_changes.IsEmpty);
        _changes.First().Reason!.ShouldContain("did not answer within 10 s");
    }

    [Fact]
    public async Task Connect_NothingListens_SaysSoAndKeepsTrying()
    {
        var settings = _broker.Settings;
        await _broker.DisposeAsync();
        var connection = new MqttConnection(settings, NullLogger.Instance, _time, new Random(1));
        _connection = connection;
        connection.ConnectionChanged += (_, change) => _changes.Enqueue(change);
        await connection.StartAsync(default);
        await AdvanceUntilAsync(() => _changes.Count >= 4);
        _changes.ShouldAllBe(change => change.Reason!.Contains("nothing listens at 127.0.0.1:"));
    }

    [Fact]
    public async Task Run_BrokerSendsGarbage_ConnectsAgain()
    {
        await StartAsync();
        await _broker.SendAsync("f0 00");
        await Wait.UntilAsync(() => _changes.Any(change => !change.IsConnected), "the loss");
        _changes.First(change => !change.IsConnected).Reason!.ShouldContain("does not allow");
        await ReconnectAsync();
    }

    [Fact]
    public async Task Stop_QueuedMessages_AreSentBeforeTheGoodbye()
    {
        var connection = await StartAsync();
        var message = connection.PublishAsync(Qos1("last"), Long, default);
        var stopping = connection.StopAsync(default);
        var packet = await _broker.ReadPublishAsync();
        stopping.IsCompleted.ShouldBeFalse();
        await _broker.SendPubAckAsync(packet.PacketId);
        (await _broker.ReadAsync()).Type.ShouldBe(PacketType.Disconnect);
        (await _broker.IsClosedAsync()).ShouldBeTrue();
        _broker.HangUp();
        await Wait.WithinAsync(stopping);
        (await message).ShouldBe(MqttPublishResult.Delivered);
        (await connection.PublishAsync(Qos1("too late"), Long, default)).ShouldBe(MqttPublishResult.Refused);
    }

    [Fact]
    public async Task Stop_BrokerNeverConfirms_EndsWithTheToken()
    {
        var connection = await StartAsync();
        var message = connection.PublishAsync(Qos1("last"), Long, default);
        await _broker.ReadPublishAsync();
        using var patience = new CancellationTokenSource();
        var stopping = connection.StopAsync(patience.Token);
        await patience.CancelAsync();
        await Wait.WithinAsync(stopping);
        (await Wait.WithinAsync(message)).ShouldBe(MqttPublishResult.Expired);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/#")]
    public async Task Publish_InvalidTopic_Throws(string topic) =>
        await Should.ThrowAsync<ArgumentException>(Make().PublishAsync(new MqttMessage(topic, default), Long, default));

    [Fact]
    public void Subscribe_InvalidFilter_Throws() =>
        Should.Throw<ArgumentException>(() => Make().Subscribe("a/#/b", MqttQos.AtMostOnce, _ => ValueTask.CompletedTask));

    [Fact]
    public void Create_InvalidSettings_NamesAllOfThem()
    {
        var settings = new MqttConnectionSettings { Host = "", ClientId = "", Port = 0, Password = "secret" };
        var error = Should.Throw<ArgumentException>(() => MqttConnectionFactory.Create(settings, NullLogger.Instance, TimeProvider.System)).Message;
        error.ShouldContain("host");
        error.ShouldContain("client id");
        error.ShouldContain("port");
        error.ShouldContain("password without a user name");
        error.ShouldNotContain("secret");
        settings.ToString().ShouldNotContain("secret");
    }

    private static MqttMessage Qos1(string topic) => new(topic, Bytes("x"), MqttQos.AtLeastOnce);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private MqttConnection Make(Func<MqttConnectionSettings, MqttConnectionSettings>? change = null)
    {
        _connection = new MqttConnection((change ?? (settings => settings))(_broker.Settings), NullLogger.Instance, _time, new Random(1));
        _connection.ConnectionChanged += (_, happened) => _changes.Enqueue(happened);
        return _connection;
    }

    private async Task<MqttConnection> StartAsync(
        Func<MqttConnectionSettings, MqttConnectionSettings>? change = null, string connAck = "20 02 00 00")
    {
        var connection = Make(change);
        await connection.StartAsync(default);
        await _broker.WelcomeAsync(connAck);
        await Wait.UntilAsync(() => connection.IsConnected, "the connection");
        return connection;
    }

    private async Task ReconnectAsync()
    {
        var welcoming = _broker.WelcomeAsync();
        await AdvanceUntilAsync(() => welcoming.IsCompleted, TimeSpan.FromMilliseconds(100));
        await welcoming;
    }

    /// <summary>Moves the clock in steps: a pause may begin only after a step.</summary>
    private Task AdvanceUntilAsync(Func<bool> condition, TimeSpan? step = null) => Wait.UntilAsync(
        () =>
        {
            if (condition()) return true;
            _time.Advance(step ?? TimeSpan.FromSeconds(1));
            return false;
        },
        "the clock to do it");
}
