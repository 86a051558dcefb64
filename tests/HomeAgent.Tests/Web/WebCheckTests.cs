using System.Net;
using System.Net.Sockets;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Doctor;
using HomeLLM.HomeAgent.Tests.Support;
using HomeLLM.HomeAgent.Tests.Voice.Support;
using HomeLLM.HomeAgent.Web;
using HomeLLM.Mqtt.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Web;

public sealed class WebCheckTests
{
    [Fact]
    public async Task Run_Off_IsFine() => (await RunAsync(0)).IsFine.ShouldBeTrue();

    [Fact]
    public async Task Run_AgentListens_SaysWhatItTakes()
    {
        await using var web = await WebHarness.StartAsync(new ScriptedRecognizer(() => ""), settings: "Http:Token=secret");

        var finding = await RunAsync(web.Port, "Http:Token=secret");

        finding.IsFine.ShouldBeTrue(finding.Text);
        finding.Text.ShouldContain("recordings (by scripted) and commands");
        (await RunAsync(web.Port, "Http:Token=another")).IsFine.ShouldBeFalse();
    }

    [Fact]
    public async Task Run_AnotherProgramListens_IsNotFine()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var accepting = other.AcceptTcpClientAsync();

        var checking = RunAsync(((IPEndPoint)other.LocalEndpoint).Port);
        using (await Wait.WithinAsync(accepting))
        {
            // Closed without an answer.
        }

        (await Wait.WithinAsync(checking)).IsFine.ShouldBeFalse();
    }

    private static async Task<Finding> RunAsync(int port, params string[] settings)
    {
        using var folder = new TemporaryFolder();
        return await WebCheck.RunAsync(AgentConfiguration.Load(folder.Write("a.json", "{}"), [$"Http:Port={port}", .. settings]), default);
    }
}
