using System.Globalization;
using System.Text.Json.Nodes;
using HomeLLM.Engines;
using HomeLLM.Engines.Mqtt;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Hosting;
using HomeLLM.HomeAgent.Tests.Support;
using HomeLLM.HomeAgent.Voice.Listening;
using HomeLLM.Mqtt.Tests.Support;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit.Abstractions;

namespace HomeLLM.HomeAgent.Tests.Voice.Spoken;

/// <summary>
/// From sound to MQTT with nothing but real parts: espeak-ng, the detector, the shipped speech model, the shipped language model, mosquitto. Neither the
/// sentences nor the voice are in what the speech model was trained on.
/// </summary>
public sealed class SpokenCommandsTests(ITestOutputHelper results) : IAsyncLifetime
{
    private const string Voice = "en-us+f2", Ear = "models/homellm-ear.bin", Border = "border";

    private readonly Inbox _calls = new(), _borders = new();
    private MosquittoBroker? _broker;
    private IMqttConnection? _user;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_user is not null) await _user.DisposeAsync();
        if (_broker is not null) await _broker.DisposeAsync();
    }

    [SkippableTheory]
    [InlineData(null, 40)]
    [InlineData(15.0, 40)]
    public async Task Listen_FiftyCommands_MostCallsArriveAtTheBroker(double? decibels, int atLeast)
    {
        Require();
        var commands = SpokenCommand.Read(RepositoryRoot.Find("tests/HomeAgent.Tests/Voice/Spoken/commands.jsonl"));
        commands.Count.ShouldBe(50);
        await ConnectAsync();

        var (published, output) = await ListenAsync(await SayAsync(commands), decibels);

        var wrong = commands.Where((command, i) => !command.Calls.SequenceEqual(published[i]))
            .Select(command => command.Text).ToArray();
        var report = $"{commands.Count - wrong.Length} of {commands.Count} right; not: {string.Join(", ", wrong)}\n{output}";
        results.WriteLine(report);
        (commands.Count - wrong.Length).ShouldBeGreaterThanOrEqualTo(atLeast, report);
    }

    private static void Require()
    {
        EspeakVoice.Require();
        MosquittoBroker.Require();
        Skip.IfNot(File.Exists(Path.Combine(RepositoryRoot.Find("models"), Path.GetFileName(Ear))), $"{Ear} is not there");
        Skip.If(Directory.GetFiles(RepositoryRoot.Find("models"), "homellm-*.gguf").Length == 0, "models/homellm-*.gguf is not there");
    }

    private static async Task<float[][]> SayAsync(IReadOnlyList<SpokenCommand> commands)
    {
        using var voice = new EspeakVoice(Voice);
        var said = new List<float[]>();
        foreach (var command in commands) said.Add(await voice.SayAsync(command.Text));
        return [.. said];
    }

    private async Task ConnectAsync()
    {
        _broker = await MosquittoBroker.StartAsync();
        var settings = new MqttConnectionSettings { Host = "127.0.0.1", Port = _broker.Port, ClientId = "user" };
        _user = MqttConnectionFactory.Create(settings, NullLogger.Instance, TimeProvider.System);
        _user.Subscribe("homeagent/service_call", MqttQos.AtLeastOnce, _calls.HandleAsync);
        _user.Subscribe(Border, MqttQos.AtLeastOnce, _borders.HandleAsync);
        await _user.StartAsync(default);
        await Wait.UntilAsync(() => _user.IsConnected, "the user's connection");
    }

    /// <summary>Lets the agent hear the commands.</summary>
    /// <returns>The calls that came after each command, in order of their text; what the agent's console shows.</returns>
    private async Task<(string[][] Published, string Output)> ListenAsync(float[][] said, double? decibels)
    {
        var (published, seen) = (new string[said.Length][], 0);
        var output = new StringWriter();
        var port = _broker!.Port.ToString(CultureInfo.InvariantCulture);
        using var host = AgentHost.Build(
            AgentConfiguration.Load(
                RepositoryRoot.Find("appsettings.json"),
                // Nobody answers for the devices: they aren't waited for long.
                [$"Mqtt:Host=127.0.0.1", $"Mqtt:Port={port}", $"Speech:Model={Ear}", "Speech:Activation=always", "Safety:AnswerSeconds=0.1", "Logging:LogLevel:Default=None"]),
            new(TextReader.Null, IsTerminal: false),
            new(output, IsTerminal: false),
            plan: new ListenPlan(new SpokenSource(said, decibels, AnsweredAsync)));
        await host.RunAsync();
        return (published, output.ToString());

        // The broker passes messages on in the order in which they come: with this one all calls are here.
        async Task AnsweredAsync(int command)
        {
            var sent = await _user!.PublishAsync(new MqttMessage(Border, default, MqttQos.AtLeastOnce), TimeSpan.FromSeconds(10), default);
            sent.ShouldBe(MqttPublishResult.Delivered);
            await _borders.UntilAsync(command + 1);
            var texts = _calls.Texts;
            published[command] = [.. texts.Skip(seen).Select(text => SpokenCommand.Describe(JsonNode.Parse(text)!)).Order(StringComparer.Ordinal)];
            seen = texts.Count;
        }
    }
}
