using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Wyoming;

public sealed class WyomingOptionsTests
{
    [Fact]
    public void Load_Nothing_IsOffAndForThisMachineAlone()
    {
        var options = Load("{}", out _);

        options.IsOn.ShouldBeFalse();
        options.Host.ShouldBe("127.0.0.1");
    }

    [Fact]
    public void Load_GoodValues_AreBound()
    {
        var options = Load(
            """{"Wyoming": {"Port": 10310, "Host": "0.0.0.0", "Areas": {"assist_satellite.box": "kitchen", "192.168.1.9": "Hall"}, "MaxClients": 3}}""", out var errors);

        errors.ShouldBeEmpty();
        options.IsOn.ShouldBeTrue();
        options.EndPoint.ToString().ShouldBe("0.0.0.0:10310");
        options.Areas.ShouldBe(new Dictionary<string, string> { ["192.168.1.9"] = "Hall", ["assist_satellite.box"] = "kitchen" }, ignoreOrder: true);
        options.MaxClients.ShouldBe(3);
    }

    [Theory]
    [InlineData("""{"Wyoming": {"Port": 70000}}""", "Wyoming:Port")]
    [InlineData("""{"Wyoming": {"Port": "x"}}""", "Wyoming:Port")]
    [InlineData("""{"Wyoming": {"Host": "my.house"}}""", "Wyoming:Host")]
    [InlineData("""{"Wyoming": {"Host": ""}}""", "Wyoming:Host")]
    [InlineData("""{"Wyoming": {"MaxClients": 0}}""", "Wyoming:MaxClients")]
    [InlineData("""{"Wyoming": {"MaxAudioSeconds": 0}}""", "Wyoming:MaxAudioSeconds")]
    [InlineData("""{"Wyoming": {"Areas": "kitchen"}}""", "Wyoming:Areas")]
    [InlineData("""{"Wyoming": {"Areas": {"box": ""}}}""", "Wyoming:Areas")]
    [InlineData("""{"Wyoming": {"Areas": {"fe80::1": "kitchen"}}}""", "Wyoming:Areas")]
    [InlineData("""{"Wyoming": {"Prt": 1}}""", "Wyoming:Prt")]
    public void Load_BrokenValue_IsNamedWithItsPath(string json, string path)
    {
        Load(json, out var errors);

        errors.ShouldBe([path]);
    }

    [Theory]
    [InlineData("localhost", "127.0.0.1:1")]
    [InlineData("::", "[::]:1")]
    public void EndPoint_Host_IsAnAddress(string host, string expected) => new WyomingOptions { Host = host, Port = 1 }.EndPoint.ToString().ShouldBe(expected);

    [Fact]
    public void Guide_Sample_IsGoodConfiguration()
    {
        var guide = File.ReadAllText(RepositoryRoot.Find("docs/wyoming.md"));
        var sample = guide.Split("```json\n")[1].Split("```")[0];

        var options = Load($"{{{sample}}}", out var errors);

        errors.ShouldBeEmpty();
        options.EndPoint.ToString().ShouldBe("0.0.0.0:10310");
        options.Areas.Count.ShouldBe(3);
    }

    private static WyomingOptions Load(string json, out string[] errors)
    {
        using var folder = new TemporaryFolder();
        var configuration = AgentConfiguration.Load(folder.Write("a.json", json), []);
        errors = [.. configuration.Errors.Select(error => error.Path)];
        return errors.Length == 0 ? configuration.Get<WyomingOptions>(WyomingOptions.Section) : new();
    }
}
