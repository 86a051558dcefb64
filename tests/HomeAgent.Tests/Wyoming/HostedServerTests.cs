using System.Net;
using System.Net.Sockets;
using HomeLLM.Engines;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Hosting;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Terminal;
using HomeLLM.HomeAgent.Tests.Support;
using HomeLLM.HomeAgent.Voice.Listening;
using HomeLLM.Mqtt.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using ScriptedLoader = HomeLLM.HomeAgent.Tests.Voice.Support.ScriptedLoader;

namespace HomeLLM.HomeAgent.Tests.Wyoming;

/// <summary>The whole agent with its simulated home, reached over Wyoming; only the model and the recogniser are scripts.</summary>
public sealed class HostedServerTests
{
    [Fact]
    public async Task Run_SpeechThenCommand_GoesAllTheWayAndTheEndOfTheInputEndsNothing()
    {
        var port = FreePort();
        using var host = Build(port, services => services
            .AddSingleton<SpeechLoader, ScriptedLoader>().AddSingleton<ISpeechRecognizer>(new ScriptedRecognizer(_ => "turn on the kitchen light")));
        await host.StartAsync();
        var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();

        // As Home Assistant does it: one connection for what was said, the next for what is to be done.
        string text;
        using (var client = await WyomingClient.ConnectAsync(new(IPAddress.Loopback, port)))
        {
            await client.SpeakAsync(new short[16_000]);
            text = (await client.ExpectAsync("transcript"))["text"]!.GetValue<string>();
        }

        using (var client = await WyomingClient.ConnectAsync(new(IPAddress.Loopback, port)))
        {
            await client.SendAsync("transcript", $$$"""{"text":"{{{text}}}","language":"en","context":{"conversation_id":"1"}}""");
            (await client.ExpectAsync("handled"))["text"]!.GetValue<string>().ShouldBe("Kitchen Light on.");
        }

        lifetime.ApplicationStopping.IsCancellationRequested.ShouldBeFalse();
        await Wait.WithinAsync(host.StopAsync());
    }

    [Fact]
    public async Task Run_PortIsTaken_TheAgentRunsOnWithoutTheServer()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        using var host = Build(((IPEndPoint)other.LocalEndpoint).Port, _ => { });

        await host.StartAsync();
        var queue = host.Services.GetRequiredService<UtteranceQueue>();

        (await Wait.WithinAsync(queue.SubmitAsync(new("turn on the kitchen light"), null))).Reply.ShouldBe("Kitchen Light on.");
        await Wait.WithinAsync(host.StopAsync());
    }

    private static IHost Build(int port, Action<IServiceCollection> adjust) => AgentHost.Build(
        AgentConfiguration.Load(RepositoryRoot.Find("appsettings.json"), ["Logging:LogLevel:Default=None", $"Wyoming:Port={port}"]),
        new TerminalInput(new StringReader(""), IsTerminal: false),
        new TerminalOutput(new StringWriter(), IsTerminal: false),
        services =>
        {
            services.AddSingleton<ICommandInterpreter>(new ScriptedInterpreter(
                text => text == "turn on the kitchen light"
                    ? TestAgent.Calls(TestAgent.Call("light.turn_on", "light.kitchen"))
                    : TestAgent.Refuses(RefusalReason.NotACommand)));
            adjust(services);
        });

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
