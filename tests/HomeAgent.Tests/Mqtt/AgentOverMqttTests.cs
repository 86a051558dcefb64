using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using HomeLLM.Engines;
using HomeLLM.Engines.Mqtt;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Hosting;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Terminal;
using HomeLLM.HomeAgent.Tests.Support;
using HomeLLM.Mqtt.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Mqtt;

/// <summary>The whole program with a scripted model: through a real mosquitto, and on its own with the simulated home.</summary>
public sealed class AgentOverMqttTests : IAsyncLifetime
{
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("agent-tests-").FullName, "appsettings.json");
    private readonly StringWriter _output = new();
    private readonly Inbox _calls = new(), _results = new(), _status = new();
    private MosquittoBroker? _broker;
    private IMqttConnection? _user;
    private IHost? _host;

    public async Task InitializeAsync() => await File.WriteAllTextAsync(_file, $$"""{"Home": {{TestAgent.HomeJson}}}""");

    public async Task DisposeAsync()
    {
        if (_host is not null) await _host.StopAsync();
        _host?.Dispose();
        if (_user is not null) await _user.DisposeAsync();
        if (_broker is not null) await _broker.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);
    }

    [SkippableFact]
    public async Task Command_PlainText_GivesExactlyOneCall()
    {
        await StartWithBrokerAsync();
        await SayAsync("turn on the kitchen light");
        await _results.UntilAsync(1);
        var call = JsonNode.Parse(_calls.Texts.ShouldHaveSingleItem())!.AsObject();
        call.Select(pair => pair.Key).ShouldBe(["id", "service", "target", "data", "expires"]);
        call["service"]!.GetValue<string>().ShouldBe("light.turn_on");
        call["target"]!.ToJsonString().ShouldBe("""{"entity_id":["light.kitchen"]}""");
        call["data"]!.ToJsonString().ShouldBe("""{"brightness_pct":50}""");
        var expires = DateTimeOffset.Parse(call["expires"]!.GetValue<string>(), CultureInfo.InvariantCulture);
        (expires - TimeProvider.System.GetUtcNow()).TotalSeconds.ShouldBeInRange(0, 10);
        _calls.Messages[0].Retain.ShouldBeFalse();
        _calls.Messages[0].Qos.ShouldBe(MqttQos.AtLeastOnce);
    }

    [SkippableFact]
    public async Task Command_Json_IsAnsweredWithItsIdOnceTheStateIsBack()
    {
        await StartWithBrokerAsync();
        await SayAsync("""{"text":"turn on the kitchen light","area":"Kitchen","id":"42"}""");
        await _calls.UntilAsync(1);
        await SayAsync("on", "stream/light/kitchen/state", retain: true);
        await SayAsync("128", "stream/light/kitchen/brightness", retain: true);
        await _results.UntilAsync(1);
        var result = JsonNode.Parse(_results.Texts.ShouldHaveSingleItem())!;
        result["id"]!.GetValue<string>().ShouldBe("42");
        result["text"]!.GetValue<string>().ShouldBe("turn on the kitchen light");
        result["reply"]!.GetValue<string>().ShouldContain("Kitchen Light");
        result["calls"]![0]!["status"]!.GetValue<string>().ShouldBe("delivered");
        result["calls"]![0]!["unanswered"]!.AsArray().ShouldBeEmpty();
        result["timings"]!["call_ms"]!.GetValue<double>().ShouldBeGreaterThanOrEqualTo(0);
    }

    [SkippableFact]
    public async Task Command_Retained_IsRefusedAndSaidSo()
    {
        await StartWithBrokerAsync(user => SayAsync(user, "turn on the kitchen light", "homeagent/command", retain: true));
        await _results.UntilAsync(1);
        _results.Texts[0].ShouldContain("retained");
        _calls.Count.ShouldBe(0);
    }

    [SkippableFact]
    public async Task Command_Garbage_IsAnsweredAndTheAgentLivesOn()
    {
        await StartWithBrokerAsync();
        await SayAsync("{\"text\":");
        await SayAsync(new string('a', 10_000));
        await SayAsync("");
        await _results.UntilAsync(3);
        _calls.Count.ShouldBe(0);
        await SayAsync("turn on the kitchen light");
        await _calls.UntilAsync(1);
    }

    [SkippableFact]
    public async Task Status_StartAndEnd_AreRetained()
    {
        await StartWithBrokerAsync();
        await Wait.UntilAsync(() => _status.Texts.Contains("online"), "online");
        await _host!.StopAsync();
        await Wait.UntilAsync(() => _status.Texts is [.., "offline"], "offline");
    }

    [SkippableFact]
    public async Task Command_BrokerGoesAndComesBack_IsObeyedAgain()
    {
        await StartWithBrokerAsync();
        await _broker!.KillAsync();
        await Wait.UntilAsync(() => !_user!.IsConnected, "the loss");
        await _broker.RunAsync();
        await Wait.UntilAsync(() => _user!.IsConnected && _status.Texts.Count(text => text == "online") >= 2, "both to be back");
        // The agent subscribes right after it says online.
        await Wait.UntilAsync(
            () =>
            {
                if (_calls.Count > 0) return true;
                _ = SayAsync("turn on the kitchen light");
                return false;
            },
            "the call");
    }

    [Fact]
    public async Task Terminal_NoBroker_ShowsTheWholeCircle()
    {
        _host = Build("turn on the kitchen light\n", []);
        await Wait.WithinAsync(_host.RunAsync());
        // Ended and disposed of by itself.
        _host = null;
        var text = _output.ToString();
        text.ShouldContain("light.turn_on");
        text.ShouldContain("homeagent/service_call");
        text.ShouldContain("Kitchen Light: off -> on, 50 %");
        text.ShouldNotContain("answer");
    }

    private static Interpretation Understand(string text) =>
        text.Contains("kitchen light", StringComparison.Ordinal)
            ? TestAgent.Calls(TestAgent.Call("light.turn_on", "light.kitchen", """{"brightness_pct":50}"""))
            : TestAgent.Refuses(RefusalReason.NotACommand);

    private static async Task SayAsync(IMqttConnection user, string text, string topic, bool retain) =>
        (await user.PublishAsync(new MqttMessage(topic, Encoding.UTF8.GetBytes(text), MqttQos.AtLeastOnce, retain), TimeSpan.FromSeconds(10), default))
            .ShouldBe(MqttPublishResult.Delivered);

    private Task SayAsync(string text, string topic = "homeagent/command", bool retain = false) => SayAsync(_user!, text, topic, retain);

    private async Task StartWithBrokerAsync(Func<IMqttConnection, Task>? before = null)
    {
        _broker = await MosquittoBroker.StartAsync();
        var settings = new MqttConnectionSettings
        {
            Host = "127.0.0.1",
            Port = _broker.Port,
            ClientId = "user",
            MinReconnectDelay = TimeSpan.FromMilliseconds(20),
            MaxReconnectDelay = TimeSpan.FromMilliseconds(200),
        };
        _user = MqttConnectionFactory.Create(settings, NullLogger.Instance, TimeProvider.System);
        _user.Subscribe("homeagent/service_call", MqttQos.AtLeastOnce, _calls.HandleAsync);
        _user.Subscribe("homeagent/result", MqttQos.AtLeastOnce, _results.HandleAsync);
        _user.Subscribe("homeagent/status", MqttQos.AtLeastOnce, _status.HandleAsync);
        await _user.StartAsync(default);
        await Wait.UntilAsync(() => _user.IsConnected, "the user's connection");
        if (before is not null) await before(_user);

        _host = Build("", ["Mqtt:Host=127.0.0.1", $"Mqtt:Port={_broker.Port}", "Mqtt:StatestreamBase=stream"]);
        await _host.StartAsync();
        var connection = _host.Services.GetRequiredService<IMqttConnection>();
        await Wait.UntilAsync(() => connection.IsConnected, "the agent's connection");
        // The broker takes a client's packets in their order: once it has this one, it has the subscriptions.
        await connection.PublishAsync(new MqttMessage("probe", default, MqttQos.AtLeastOnce), TimeSpan.FromSeconds(10), default);
    }

    private IHost Build(string input, string[] settings)
    {
        var configuration = AgentConfiguration.Load(_file, settings);
        configuration.Errors.ShouldBeEmpty();
        return AgentHost.Build(
            configuration,
            new TerminalInput(new StringReader(input), IsTerminal: false),
            new TerminalOutput(_output, IsTerminal: false),
            services => services.AddSingleton<ICommandInterpreter>(new ScriptedInterpreter(Understand)));
    }
}
