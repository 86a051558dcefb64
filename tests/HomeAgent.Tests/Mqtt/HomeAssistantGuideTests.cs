using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Mqtt;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Mqtt;

/// <summary>What docs/home-assistant.md shows works.</summary>
public class HomeAssistantGuideTests
{
    [Fact]
    public void Samples_Configuration_HasNoErrors()
    {
        var folder = Directory.CreateTempSubdirectory("guide-tests-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "mqtt-password.txt"), "secret\n");
            var samples = Regex.Matches(Guide(), "```json\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value).ToList();
            samples.Count.ShouldBe(2);
            foreach (var sample in samples)
            {
                var file = Path.Combine(folder.FullName, "appsettings.json");
                File.WriteAllText(file, sample);
                var configuration = AgentConfiguration.Load(file, []);
                configuration.Errors.ShouldBeEmpty();
                if (sample.Contains("\"Home\"", StringComparison.Ordinal)) HomeFile.Read(file).Errors.ShouldBeEmpty();
                else MqttSettings.From(configuration.Get<MqttOptions>(MqttOptions.Section), folder.FullName).Password.ShouldBe("secret");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Blueprint_Topic_IsTheAgents()
    {
        var blueprint = File.ReadAllText(Path.Combine(Root(), "deploy", "home-assistant", "home_agent.yaml"));
        blueprint.ShouldContain("topic: \"{{ prefix }}/service_call\"");
        blueprint.ShouldContain("mode: queued");
        new MqttTopics("homeagent", null).ServiceCall.ShouldBe("homeagent/service_call");
        blueprint.ShouldNotContain("\t");
    }

    private static string Guide() => File.ReadAllText(Path.Combine(Root(), "docs", "home-assistant.md")).ReplaceLineEndings("\n");

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
}
