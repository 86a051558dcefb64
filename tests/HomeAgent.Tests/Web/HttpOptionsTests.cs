using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Web;

public sealed class HttpOptionsTests
{
    private static readonly string Guide = File.ReadAllText(RepositoryRoot.Find("docs/http.md"));

    [Fact]
    public void Load_Nothing_IsOffAndForThisMachineAlone()
    {
        var options = Load("{}", out _);

        options.IsOn.ShouldBeFalse();
        options.Host.ShouldBe("127.0.0.1");
    }

    [Theory]
    [InlineData("""{"Http": {"Port": 70000}}""", "Http:Port")]
    [InlineData("""{"Http": {"Host": "my.house"}}""", "Http:Host")]
    [InlineData("""{"Http": {"Port": 1, "Host": "::1"}}""", "Http:Host")]
    [InlineData("""{"Http": {"Port": 1, "Host": "0.0.0.0"}}""", "Http:Token")]
    [InlineData("""{"Http": {"Port": 1, "Host": "192.168.1.5"}}""", "Http:Token")]
    [InlineData("""{"Http": {"MaxAudioSeconds": 0}}""", "Http:MaxAudioSeconds")]
    [InlineData("""{"Http": {"Prt": 1}}""", "Http:Prt")]
    public void Load_BrokenValue_IsNamedWithItsPath(string json, string path)
    {
        Load(json, out var errors);

        errors.ShouldBe([path]);
    }

    [Fact]
    public void Guide_Sample_IsGoodConfiguration()
    {
        var options = Load($"{{{Guide.Split("```json\n")[1].Split("```")[0]}}}", out var errors);

        errors.ShouldBeEmpty();
        options.IsOn.ShouldBeTrue();
    }

    [Fact]
    public void Guide_Settings_AreAllThatThereAre()
    {
        var named = Guide.Split('\n').Where(line => line.StartsWith("| `Http:", StringComparison.Ordinal)).Select(line => line.Split('`')[1]["Http:".Length..]);

        named.ShouldBe(typeof(HttpOptions).GetProperties().Where(property => property.CanWrite).Select(property => property.Name), ignoreOrder: true);
    }

    private static HttpOptions Load(string json, out string[] errors)
    {
        using var folder = new TemporaryFolder();
        var configuration = AgentConfiguration.Load(folder.Write("a.json", json), []);
        errors = [.. configuration.Errors.Select(error => error.Path)];
        return errors.Length == 0 ? configuration.Get<HttpOptions>(HttpOptions.Section) : new();
    }
}
