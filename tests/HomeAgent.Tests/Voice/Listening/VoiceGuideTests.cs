using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Voice.Listening;

/// <summary>What docs/voice.md shows must work.</summary>
public sealed class VoiceGuideTests
{
    private static readonly string Text = File.ReadAllText(RepositoryRoot.Find("docs/voice.md"));

    [Fact]
    public void Guide_Configuration_IsGood()
    {
        var sample = Text.Split("```json\n")[1].Split("\n```")[0];
        using var folder = new TemporaryFolder();

        AgentConfiguration.Load(folder.Write("a.json", sample), []).Errors.ShouldBeEmpty();
    }

    [Fact]
    public void Guide_Settings_AreAllThatThereAre()
    {
        var table = Text.Split("## All settings")[1].Split("## When")[0];
        var named = table.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => line.Split('|')[1].Split(',')).Select(cell => cell.Trim().Trim('`'));

        named.ShouldBe(typeof(SpeechOptions).GetProperties().Where(property => property.CanWrite).Select(property => property.Name), ignoreOrder: true);
    }

    [Fact]
    public void Guide_Timings_AreThoseOfTheResult()
    {
        var utterance = new Utterance("x") { Heard = new(default, default, default, TimeSpan.FromMilliseconds(12.34)) };
        var timings = ResultJson.Describe(new(utterance, [], "", default, default))["timings"]!.AsObject();

        foreach (var (name, _) in timings.Where(pair => pair.Key.EndsWith("_ms", StringComparison.Ordinal))) Text.ShouldContain($"`{name}`");
        timings["text_ms"]!.GetValue<double>().ShouldBe(12.3);
    }
}
