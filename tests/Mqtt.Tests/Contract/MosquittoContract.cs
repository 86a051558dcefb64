using System.Net;
using HomeLLM.Engines;
using HomeLLM.Engines.Mqtt.Client;
using HomeLLM.Mqtt.Tests.Support;
using Shouldly;

namespace HomeLLM.Mqtt.Tests.Contract;

/// <summary>What every <see cref="IMqttConnection"/> to a real broker does, against mosquitto.</summary>
public abstract class MosquittoContract(MqttVersion version) : ConnectionContract
{
    private MosquittoBroker? _broker;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        if (_broker is not null) await _broker.DisposeAsync();
    }

    [SkippableFact]
    public async Task Connect_RightPassword_Connects()
    {
        await using var broker = await MosquittoBroker.StartWithPasswordAsync("agent", "right");
        await ConnectAsync("one", settings => settings with { Port = broker.Port, UserName = "agent", Password = "right" });
    }

    [SkippableTheory]
    [InlineData("agent", "wrong")]
    [InlineData("nobody", "right")]
    [InlineData(null, null)]
    public async Task Connect_WrongPassword_SaysSoAndWaitsLongest(string? user, string? password)
    {
        await using var broker = await MosquittoBroker.StartWithPasswordAsync("agent", "right");
        var change = await FirstChangeAsync(settings => settings with { Port = broker.Port, UserName = user, Password = password });
        change.IsConnected.ShouldBeFalse();
        change.Reason!.ShouldContain($"127.0.0.1:{broker.Port} refused");
        change.Reason!.ShouldContain("wrong user name or password");
        change.RetryIn.ShouldBe(TimeSpan.FromMilliseconds(200));
    }

    [SkippableTheory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task Connect_TlsWithOwnAuthority_IsTrusted(string host)
    {
        using var authority = new TestAuthority();
        var (certificate, key) = authority.Issue("localhost", IPAddress.Loopback);
        await using var broker = await MosquittoBroker.StartWithTlsAsync(certificate, key);
        var connection = await ConnectAsync(
            "one", settings => settings with { Host = host, Port = broker.Port, Tls = true, CaFile = authority.CaFile });
        (await connection.PublishAsync(Message("a", "x", MqttQos.AtLeastOnce), TimeSpan.FromSeconds(10), default))
            .ShouldBe(MqttPublishResult.Delivered);
        await connection.StopAsync(default);
    }

    [SkippableFact]
    public async Task Connect_TlsForeignAuthority_IsNotTrusted()
    {
        using var authority = new TestAuthority();
        using var foreign = new TestAuthority();
        var (certificate, key) = authority.Issue("localhost", IPAddress.Loopback);
        await using var broker = await MosquittoBroker.StartWithTlsAsync(certificate, key);
        foreach (var caFile in new[] { foreign.CaFile, null })
        {
            var change = await FirstChangeAsync(settings => settings with { Port = broker.Port, Tls = true, CaFile = caFile });
            change.Reason!.ShouldContain("is not trusted");
        }
    }

    [SkippableFact]
    public async Task Connect_TlsOtherName_IsNotTrusted()
    {
        using var authority = new TestAuthority();
        var (certificate, key) = authority.Issue("elsewhere.example", null);
        await using var broker = await MosquittoBroker.StartWithTlsAsync(certificate, key);
        var change = await FirstChangeAsync(settings => settings with { Port = broker.Port, Tls = true, CaFile = authority.CaFile });
        change.Reason!.ShouldContain("not made for the name '127.0.0.1'");
    }

    [SkippableFact]
    public async Task Connect_TlsCaFileMissing_SaysSo()
    {
        using var authority = new TestAuthority();
        var (certificate, key) = authority.Issue("localhost", IPAddress.Loopback);
        await using var broker = await MosquittoBroker.StartWithTlsAsync(certificate, key);
        var change = await FirstChangeAsync(settings => settings with { Port = broker.Port, Tls = true, CaFile = "/nowhere/ca.pem" });
        change.Reason!.ShouldContain("CA file /nowhere/ca.pem can't be read");
    }

    [SkippableFact]
    public async Task Connect_TlsToAPlainPort_SaysSo()
    {
        var change = await FirstChangeAsync(settings => settings with { Tls = true });
        change.Reason!.ShouldContain("does it speak TLS on that port?");
    }

    [SkippableFact]
    public async Task Connect_PlainToATlsPort_SaysSo()
    {
        using var authority = new TestAuthority();
        var (certificate, key) = authority.Issue("localhost", IPAddress.Loopback);
        await using var broker = await MosquittoBroker.StartWithTlsAsync(certificate, key);
        var change = await FirstChangeAsync(settings => settings with { Port = broker.Port });
        change.IsConnected.ShouldBeFalse();
        change.Reason!.ShouldContain($"127.0.0.1:{broker.Port}");
    }

    private protected abstract IMqttConnection Make(MqttConnectionSettings settings);

    private protected override IMqttConnection Make(string clientId, Func<MqttConnectionSettings, MqttConnectionSettings> change) =>
        Make(change(Settings(clientId) with { Port = _broker!.Port, Version = version }));

    private protected override Task AbortAsync(IMqttConnection connection) => ((MqttConnection)connection).AbortAsync();

    private protected override async Task StartBrokerAsync()
    {
        if (_broker is null) _broker = await MosquittoBroker.StartAsync();
        else await _broker.RunAsync();
    }

    private protected override async Task StopBrokerAsync()
    {
        if (_broker is not null) await _broker.KillAsync();
    }

    private async Task<MqttConnectionChange> FirstChangeAsync(Func<MqttConnectionSettings, MqttConnectionSettings> change)
    {
        await using var connection = Make("one", change);
        var first = new TaskCompletionSource<MqttConnectionChange>();
        connection.ConnectionChanged += (_, happened) => first.TrySetResult(happened);
        await connection.StartAsync(default);
        return await Wait.WithinAsync(first.Task);
    }
}
