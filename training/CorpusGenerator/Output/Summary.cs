using System.Globalization;
using HomeLLM.CorpusGenerator.Examples;

namespace HomeLLM.CorpusGenerator.Output;

/// <summary>Prints what a corpus is like.</summary>
internal static class Summary
{
    /// <summary>Prints counts by kind, lengths and variety.</summary>
    public static void Print(TextWriter output, string title, IReadOnlyList<Example> examples)
    {
        var prompts = examples.Select(example => example.Prompt.Length).ToArray();
        var targets = examples.Select(example => example.Target.Length).ToArray();
        output.WriteLine(Line($"{title}: {examples.Count} examples; characters of a prompt {prompts.Average():F0}, at most {prompts.Max()}"));
        output.WriteLine(Line($"  characters of a target {targets.Average():F0}, at most {targets.Max()}"));
        PrintShares(output, "by order", examples.GroupBy(example => example.Kind.Split('/')[0]), examples.Count);
        PrintShares(output, "by way of naming", examples.GroupBy(example => example.Kind.Split('/')[^1]), examples.Count);
        PrintShares(output, "by answer", examples.GroupBy(AnswerOf), examples.Count);
    }

    private static string AnswerOf(Example example)
    {
        var lines = example.Target.Count(c => c == '\n') + 1;
        if (lines > 1) return Line($"{lines} lines");
        if (example.Target.Contains("\"offer\"", StringComparison.Ordinal)) return "offer";
        if (example.Target.Contains("\"query.", StringComparison.Ordinal)) return "question";
        if (!example.Target.StartsWith("{\"service\":\"none\"", StringComparison.Ordinal)) return "1 call";
        var at = example.Target.IndexOf("reason", StringComparison.Ordinal);
        return example.Target[(at + 9)..^2];
    }

    private static void PrintShares(TextWriter output, string title, IEnumerable<IGrouping<string, Example>> groups, int count)
    {
        output.Write("  " + title + ":");
        foreach (var (key, size) in groups.Select(group => (group.Key, Size: group.Count())).OrderByDescending(group => group.Size))
        {
            output.Write(Line($" {key} {(double)size / count:P1}"));
        }

        output.WriteLine();
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
