using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Hosting;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Terminal;
using HomeLLM.HomeAgent.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Hosting;

/// <summary>The whole agent without a broker: loopback, simulated home, terminal; only the model is a script.</summary>
public sealed class AgentHostTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Run_PipedCommand_ShowsCallMessageStateReplyAndTime()
    {
        var lines = await RunAsync("turn on the kitchen light\n");

        lines[0].ShouldBe("  call   light.turn_on  light.kitchen");
        lines[1].ShouldStartWith("  mqtt   homeagent/service_call  {\"id\":\"");
        lines[1].ShouldContain("\"service\":\"light.turn_on\",\"target\":{\"entity_id\":[\"light.kitchen\"]},\"data\":{}");
        lines[2].ShouldStartWith("  state  Kitchen Light: off -> on");
        lines[3].ShouldBe("Kitchen Light on.");
        lines[4].ShouldEndWith(" to the reply");
        lines.Length.ShouldBe(5);
    }

    [Theory]
    [InlineData("exit\nturn on the kitchen light\n")]
    [InlineData("quit")]
    [InlineData("")]
    public async Task Run_ExitOrEnd_EndsWithoutAWord(string input) => (await RunAsync(input)).ShouldBeEmpty();

    [Fact]
    public async Task Run_BadInput_IsAnsweredWithSentencesAndTheAgentLivesOn()
    {
        var lines = await RunAsync($"\n{new string('a', 10_000)}\nturn\u0007on\nturn on the kitchen light\n");

        lines[0].ShouldBe("I didn't hear anything.");
        lines[1].ShouldStartWith("That was too long for me");
        lines[2].ShouldStartWith("That held characters that aren't text");
        lines.ShouldContain("Kitchen Light on.");
    }

    [Fact]
    public async Task Run_OnATerminal_GreetsAndAsks()
    {
        var output = new StringWriter { NewLine = "\n" };

        await RunAsync("\nexit\n", new(output, IsTerminal: true), isTerminal: true);

        output.ToString().ShouldContain("21 devices in 4 areas; no broker: a simulated home answers.");
        output.ToString().ShouldEndWith("> > ");
    }

    [Fact]
    public async Task Run_BrokenHome_LivesOnAndReadsItWhenItIsRepaired()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("appsettings.json", """{"Home": {"devices": [{"id": "oops"}]}}""");
        var input = new QueuedInput();
        var output = new StringWriter { NewLine = "\n" };
        using var host = Build(path, new(input, IsTerminal: false), new(output, IsTerminal: false), "light.a");
        await host.StartAsync();
        var registry = host.Services.GetRequiredService<DeviceRegistry.HomeRegistry>();
        registry.Current.Devices.ShouldBeEmpty();

        using var changes = registry.Subscribe();
        folder.Write("appsettings.json", """{"Home": {"devices": [{"id": "light.a", "name": "New Lamp", "state": "off"}]}}""");
        await changes.Changes.ReadAsync().AsTask().WaitAsync(Longest);
        input.Add("turn on the new lamp\n");
        input.Complete();
        await host.WaitForShutdownAsync().WaitAsync(Longest);

        output.ToString().ShouldContain("New Lamp on.");
    }

    private static async Task<string[]> RunAsync(string input, TerminalOutput? terminal = null, bool isTerminal = false)
    {
        var output = new StringWriter { NewLine = "\n" };
        using var host = Build(
            RepositoryRoot.Find("appsettings.json"),
            new(new StringReader(input), isTerminal),
            terminal ?? new(output, IsTerminal: false),
            "light.kitchen");
        await host.RunAsync().WaitAsync(Longest);
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static IHost Build(string path, TerminalInput input, TerminalOutput output, string device) =>
        AgentHost.Build(AgentConfiguration.Load(path, ["Logging:LogLevel:Default=None"]), input, output, services =>
            services.AddSingleton<ICommandInterpreter>(new ScriptedInterpreter(
                text => text.StartsWith("turn on", StringComparison.Ordinal)
                    ? TestAgent.Calls(TestAgent.Call("light.turn_on", device))
                    : TestAgent.Refuses(RefusalReason.NotACommand))));
}
