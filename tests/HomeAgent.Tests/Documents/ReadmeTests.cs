using System.Text;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Batch;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Documents;

/// <summary>What README.md shows must work.</summary>
public sealed class ReadmeTests
{
    private static readonly string Text = File.ReadAllText(RepositoryRoot.Find("README.md"));

    [Fact]
    public void Readme_DeviceSample_FitsIntoTheExampleHome()
    {
        var device = JsonNode.Parse(Blocks("json").First())!;
        var configuration = JsonNode.Parse(
            File.ReadAllText(RepositoryRoot.Find("appsettings.json")), documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip })!;
        configuration["Home"]!["devices"]!.AsArray().Add(device);

        var home = HomeReader.Read(
            Encoding.UTF8.GetBytes(configuration["Home"]!.ToJsonString()), HomeReaderOptions.Configuration).Home.ShouldNotBeNull();

        home.Devices[^1].Name.ShouldBe("Reading Corner");
    }

    [Fact]
    public void Readme_RequestSample_IsARequest()
    {
        var line = Text.Split('\n').Single(line => line.EndsWith("| script/run interpret", StringComparison.Ordinal));
        var request = InterpretRequest.Parse(line.Split('\'')[1]);

        request.Error.ShouldBeNull();
        request.Text.ShouldBe("dim the kitchen light to 30 percent");
    }

    [Fact]
    public void Readme_Settings_AreThoseOfTheProgram()
    {
        var settings = Text.Split('\n').Where(line => line.StartsWith("| `M", StringComparison.Ordinal) || line.StartsWith("| `S", StringComparison.Ordinal))
            .SelectMany(line => line.Split('|')[1].Split(',')).Select(cell => cell.Trim().Trim('`')).ToArray();

        settings.Length.ShouldBeGreaterThan(8);
        var section = "";
        foreach (var setting in settings)
        {
            if (setting.Contains(':', StringComparison.Ordinal)) section = setting.Split(':')[0];
            var path = setting.Contains(':', StringComparison.Ordinal) ? setting : $"{section}:{setting}";
            using var folder = new TemporaryFolder();
            AgentConfiguration.Load(folder.Write("a.json", "{}"), [$"{path}="]).Errors
                .ShouldNotContain(error => error.Message.Contains("nothing reads this key", StringComparison.Ordinal), path);
        }
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/architecture.md")]
    public void Links_ToFiles_LeadSomewhere(string document)
    {
        var path = RepositoryRoot.Find(document);
        var targets = File.ReadAllText(path).Split("](").Skip(1).Select(part => part[..part.IndexOf(')', StringComparison.Ordinal)])
            .Where(target => !target.StartsWith("http", StringComparison.Ordinal));

        foreach (var target in targets) Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, target)).ShouldBeTrue(target);
    }

    private static IEnumerable<string> Blocks(string language) =>
        Text.Split($"```{language}\n").Skip(1).Select(part => part[..part.IndexOf("\n```", StringComparison.Ordinal)]);
}
