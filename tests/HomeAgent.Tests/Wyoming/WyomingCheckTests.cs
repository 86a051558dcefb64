using System.Net;
using System.Net.Sockets;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Doctor;
using HomeLLM.HomeAgent.Tests.Support;
using HomeLLM.HomeAgent.Wyoming;
using HomeLLM.Mqtt.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Wyoming;

public sealed class WyomingCheckTests
{
    [Fact]
    public async Task Run_Off_IsFine() => (await RunAsync("{}")).ShouldSatisfyAllConditions(
        finding => finding.IsFine.ShouldBeTrue(), finding => finding.Text.ShouldContain("off"));

    [Fact]
    public async Task Run_UnknownArea_IsNotFineAndNamed()
    {
        var finding = await RunAsync("""{"Home": {"areas": [{"id": "kitchen", "name": "Kitchen"}]}, "Wyoming": {"Port": 10310, "Areas": {"a": "kitchen", "b": "cellar"}}}""");

        finding.IsFine.ShouldBeFalse();
        finding.Text.ShouldEndWith(": cellar");
    }

    [Fact]
    public async Task Run_AgentListens_SaysWhatItOffers()
    {
        await using var server = await WyomingHarness.StartAsync(new ScriptedRecognizer(_ => ""));

        var finding = await RunAsync(Listening(server.EndPoint.Port));

        finding.IsFine.ShouldBeTrue(finding.Text);
        finding.Text.ShouldContain("speech-to-text and commands");
    }

    [Fact]
    public async Task Run_AnotherProgramListens_IsNotFine()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var accepting = other.AcceptTcpClientAsync();

        var checking = RunAsync(Listening(((IPEndPoint)other.LocalEndpoint).Port));
        using (await Wait.WithinAsync(accepting))
        {
            // Closed without an answer.
        }

        var finding = await Wait.WithinAsync(checking);
        finding.IsFine.ShouldBeFalse();
        finding.Text.ShouldContain("another program");
    }

    [Fact]
    public async Task Run_FreePort_IsFine()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();

        (await RunAsync(Listening(port))).IsFine.ShouldBeTrue();
    }

    [Fact]
    public async Task Run_AddressOfAnotherMachine_IsNotFine()
    {
        var finding = await RunAsync("""{"Wyoming": {"Port": 10310, "Host": "192.0.2.1"}}""");

        finding.IsFine.ShouldBeFalse();
        finding.Text.ShouldContain("no address of this machine");
    }

    private static string Listening(int port) => $$"""{"Home": {}, "Wyoming": {"Port": {{port}} } }""";

    private static async Task<Finding> RunAsync(string json)
    {
        using var folder = new TemporaryFolder();
        return await WyomingCheck.RunAsync(AgentConfiguration.Load(folder.Write("a.json", json), []), TimeProvider.System, default);
    }
}
