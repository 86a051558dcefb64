using System.Collections.Immutable;
using System.Text.Json;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Evaluation;

namespace HomeLLM.Bench.Ears;

/// <summary>Commands that are spoken to one home.</summary>
/// <param name="Title">For the table.</param>
/// <param name="Cases">What is said and what is right.</param>
internal sealed record SpokenSet(string Title, ImmutableArray<EvaluationCase> Cases)
{
    /// <summary>The home of all of them.</summary>
    public HomeSnapshot Home => Cases[0].Home;

    /// <summary>The commands of the end-to-end test, for the example home: plain names, of which the speech model's training was full.</summary>
    public static SpokenSet Known()
    {
        var home = HomeFile.Read(Repository.Find("appsettings.json")).Home!;
        var lines = File.ReadLines(Repository.Find("tests/HomeAgent.Tests/Voice/Spoken/commands.jsonl"));
        return new("known", [.. lines.Select((line, number) => Read(line, number, home))]);
    }

    /// <summary>Commands for a home of names that neither the speech model's nor the language model's training has.</summary>
    public static SpokenSet New() => new("new", [.. EvaluationCase.Read([Repository.Find("bench/Ears/new_names.jsonl")])]);

    private static EvaluationCase Read(string line, int number, HomeSnapshot home)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        return new($"known-{number + 1}", "known", root.GetProperty("text").GetString()!, null, home, Expectation.ReadAll(root));
    }
}
