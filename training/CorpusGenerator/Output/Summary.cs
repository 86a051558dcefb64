using System.Globalization;
using HomeLLM.CorpusGenerator.Examples;

namespace HomeLLM.CorpusGenerator.Output;

/// <summary>Prints what a corpus is like.</summary>
internal static class Summary
{
    /// <summary>Prints counts by kind, lengths and variety.</summary>
    public static void Print(TextWriter output, string title, IReadOnlyList<Example> examples)
    {
        output.WriteLine(Line($"{title}: {examples.Count} examples, prompt {examples.Average(example => example.Prompt.Length):F0} and target {examples.Average(example => example.Target.Length):F0} characters on average, longest {examples.Max(example => example.Prompt.Length)} and {examples.Max(example => example.Target.Length)}"));
        PrintShares(output, "by order", examples.GroupBy(example => example.Kind.Split('/')[0]), examples.Count);
        PrintShares(output, "by way of naming", examples.GroupBy(example => example.Kind.Split('/')[^1]), examples.Count);
        PrintShares(output, "by answer", examples.GroupBy(AnswerOf), examples.Count);
    }

    private static string AnswerOf(Example example)
    {
        var lines = example.Target.Count(c => c == '\n') + 1;
        if (!example.Target.Contains("\"none\"", StringComparison.Ordinal)) return Line($"{lines} call{(lines > 1 ? "s" : "")}");
        var at = example.Target.IndexOf("reason", StringComparison.Ordinal);
        return example.Target[(at + 9)..^2];
    }

    private static void PrintShares(TextWriter output, string title, IEnumerable<IGrouping<string, Example>> groups, int count)
    {
        output.Write("  " + title + ":");
        foreach (var group in groups.OrderByDescending(group => group.Count())) output.Write(Line($" {group.Key} {(double)group.Count() / count:P1}"));
        output.WriteLine();
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
