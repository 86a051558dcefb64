using System.Globalization;
using System.Text.Json.Nodes;

namespace HomeLLM.HomeAgent.Evaluation;

/// <summary>Sums up an evaluation.</summary>
internal sealed class EvaluationReport(IReadOnlyList<EvaluationResult> results)
{
    /// <summary>How many are right.</summary>
    public int Right { get; } = results.Count(result => result.IsRight);

    /// <summary>How many there are.</summary>
    public int All => results.Count;

    /// <summary>The part that is right, in percent; 0 where there is nothing.</summary>
    public double Percent => All == 0 ? 0 : 100.0 * Right / All;

    /// <summary>How many of those that must not act do.</summary>
    public int ActsWrongly { get; } = results.Count(result => result.ActsWrongly);

    /// <summary>How many must not act.</summary>
    public int MustNotAct { get; } = results.Count(result => result.Case.MustNotAct);

    /// <summary>Writes it for people.</summary>
    public void WriteText(TextWriter output, bool withFailures)
    {
        if (withFailures)
        {
            foreach (var result in results.Where(result => !result.IsRight)) WriteFailure(output, result);
        }

        output.WriteLine(Row("category", "right", "all", "percent", "p50 ms", "p95 ms"));
        foreach (var category in results.GroupBy(result => result.Case.Category)) output.WriteLine(Row(category.Key, [.. category]));
        output.WriteLine(Row("all", results));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ActsWrongly} of the {MustNotAct} that must not act do."));
    }

    /// <summary>Writes it for programs: one JSON object.</summary>
    public string ToJson() => new JsonObject
    {
        ["right"] = Right,
        ["all"] = All,
        ["percent"] = Math.Round(Percent, 2),
        ["must_not_act"] = MustNotAct,
        ["act_wrongly"] = ActsWrongly,
        ["p50_ms"] = Percentile(results, 0.5),
        ["p95_ms"] = Percentile(results, 0.95),
        ["categories"] = new JsonArray([.. results.GroupBy(result => result.Case.Category).Select(ToJson)]),
        ["failures"] = new JsonArray([.. results.Where(result => !result.IsRight).Select(ToJson)]),
    }.ToJsonString(Json.Readable);

    private static JsonNode ToJson(IGrouping<string, EvaluationResult> category) => new JsonObject
    {
        ["category"] = category.Key,
        ["right"] = category.Count(result => result.IsRight),
        ["all"] = category.Count(),
        ["p50_ms"] = Percentile([.. category], 0.5),
        ["p95_ms"] = Percentile([.. category], 0.95),
    };

    private static JsonNode ToJson(EvaluationResult result) => new JsonObject
    {
        ["id"] = result.Case.Id,
        ["category"] = result.Case.Category,
        ["text"] = result.Case.Text,
        ["expected"] = DescribeExpected(result),
        ["got"] = DescribeGot(result),
        ["reply"] = result.Reply,
        ["prompt"] = result.Got.Prompt,
        ["answer"] = result.Got.Answer,
    };

    private static void WriteFailure(TextWriter output, EvaluationResult result)
    {
        output.WriteLine($"{result.Case.Id}: {result.Case.Text}{(result.Case.Area is { } area ? $"  (from {area})" : "")}");
        output.WriteLine($"  expected  {DescribeExpected(result)}");
        output.WriteLine($"  got       {DescribeGot(result)}");
        output.WriteLine($"  reply     {result.Reply}");
        foreach (var line in (result.Got.Prompt ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)) output.WriteLine($"  prompt    {line}");
        if (result.Got.Answer is { } answer) output.WriteLine($"  answer    {answer.Replace("\n", " | ", StringComparison.Ordinal)}");
        output.WriteLine();
    }

    private static string DescribeExpected(EvaluationResult result) =>
        string.Join(" or ", result.Case.Expected.Select(expected => expected.Describe(result.Case.Home)));

    private static string DescribeGot(EvaluationResult result) =>
        result.Got.Failure ?? Expectation.Describe(result.Got, result.Case.Home);

    private static string Row(string name, IReadOnlyList<EvaluationResult> some)
    {
        var right = some.Count(result => result.IsRight);
        return Row(
            name,
            right.ToString(CultureInfo.InvariantCulture),
            some.Count.ToString(CultureInfo.InvariantCulture),
            (some.Count == 0 ? 0 : 100.0 * right / some.Count).ToString("0.0", CultureInfo.InvariantCulture),
            Percentile(some, 0.5).ToString("0.0", CultureInfo.InvariantCulture),
            Percentile(some, 0.95).ToString("0.0", CultureInfo.InvariantCulture));
    }

    private static string Row(string name, string right, string all, string percent, string middle, string high) =>
        $"{name,-24}{right,8}{all,8}{percent,10}{middle,10}{high,10}";

    /// <summary>The time from text to last call, in milliseconds, that so great a part of the cases stays within (nearest rank).</summary>
    private static double Percentile(IReadOnlyList<EvaluationResult> some, double part)
    {
        if (some.Count == 0) return 0;
        var times = some.Select(result => result.Got.Timings.Total.TotalMilliseconds).Order().ToArray();
        return Math.Round(times[Math.Clamp((int)Math.Ceiling(part * times.Length) - 1, 0, times.Length - 1)], 2);
    }
}
