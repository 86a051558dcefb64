using HomeLLM.Engines;
using HomeLLM.Engines.Mqtt;
using HomeLLM.Engines.Mqtt.Loopback;
using HomeLLM.Mqtt.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace HomeLLM.Mqtt.Tests.Contract;

public class LoopbackContractTests : ConnectionContract
{
    private readonly LoopbackBroker _broker = new((user, password) => user is null || password == "right");

    [Fact]
    public async Task Connect_WrongPassword_SaysSo()
    {
        var connection = Make("one", settings => settings with { UserName = "agent", Password = "wrong" });
        MqttConnectionChange? last = null;
        connection.ConnectionChanged += (_, change) => last = change;
        await connection.StartAsync(default);
        await Wait.UntilAsync(() => last is not null, "the refusal");
        last!.Reason!.ShouldContain("bad user name or password");
        connection.IsConnected.ShouldBeFalse();
    }

    private protected override IMqttConnection Make(string clientId, Func<MqttConnectionSettings, MqttConnectionSettings> change) =>
        MqttConnectionFactory.CreateLoopback(_broker, change(Settings(clientId)), NullLogger.Instance, TimeProvider.System);

    private protected override Task AbortAsync(IMqttConnection connection) => ((LoopbackConnection)connection).AbortAsync();

    private protected override Task StartBrokerAsync()
    {
        _broker.Start();
        return Task.CompletedTask;
    }

    private protected override Task StopBrokerAsync()
    {
        _broker.Stop();
        return Task.CompletedTask;
    }
}
