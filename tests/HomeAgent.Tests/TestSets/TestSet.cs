using System.Text.Json;
using System.Text.Json.Nodes;

namespace HomeLLM.HomeAgent.Tests.TestSets;

/// <summary>The files of tests/understanding and tests/probes, read as plain JSON.</summary>
internal static class TestSet
{
    /// <summary>Every line of the test set, with the home that is in force for it.</summary>
    /// <exception cref="FormatException">A line isn't a JSON object, or the first of a file has no home.</exception>
    public static IReadOnlyList<TestSetLine> Measured { get; } = Read("understanding");

    /// <summary>The same and the probes.</summary>
    public static IReadOnlyList<TestSetLine> Lines { get; } = [.. Measured, .. Read("probes")];

    private static List<TestSetLine> Read(string folder) => [.. Directory.GetFiles(FindFolder(folder), "*.jsonl").Order(StringComparer.Ordinal).SelectMany(ReadFile)];

    private static IEnumerable<TestSetLine> ReadFile(string path)
    {
        JsonObject? home = null;
        var number = 0;
        foreach (var text in File.ReadLines(path))
        {
            var place = $"{Path.GetFileName(path)}:{++number}";
            var line = Parse(text, place);
            home = line["home"] as JsonObject ?? home ?? throw new FormatException($"{place}: the first line of a file needs a home.");
            yield return new TestSetLine(place, line, home);
        }
    }

    private static JsonObject Parse(string text, string place)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? throw new FormatException($"{place}: not a JSON object.");
        }
        catch (JsonException error)
        {
            throw new FormatException($"{place}: {error.Message}", error);
        }
    }

    private static string FindFolder(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "tests", name);
            if (Directory.Exists(candidate)) return candidate;
        }

        throw new DirectoryNotFoundException($"tests/{name} isn't above {AppContext.BaseDirectory}.");
    }
}
