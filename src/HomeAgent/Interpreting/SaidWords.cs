using System.Text.Json.Nodes;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Prompting;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>A net: where one word tells, it is the word that counts.</summary>
internal static class SaidWords
{
    /// <summary>The line as its words have it: green of "make the light green" isn't light green, and "back on" opens a valve.</summary>
    /// <param name="line">What the model wrote.</param>
    /// <param name="prompt">What was asked.</param>
    public static CallLine Correct(CallLine line, PreparedPrompt prompt)
    {
        var marked = prompt.Linked.Marked.Split(' ');
        if (line.Service is "valve.open_valve" or "valve.close_valve") return line with { Service = Turn(marked) ?? line.Service };
        if (line.Data["color_name"] is not JsonValue value || !value.TryGetValue<string>(out var color) || !color.StartsWith("light", StringComparison.Ordinal)) return line;
        var at = Array.IndexOf(marked, color["light".Length..]);
        if (at < 2 || marked[at - 1][0] is not ('#' or '@' or '^' or '*')) return line;
        var data = (JsonObject)line.Data.DeepClone();
        data["color_name"] = color["light".Length..];
        return line with { Data = data };
    }

    private static string? Turn(string[] words)
    {
        var opens = words.Any(word => word is "on" or "open");
        var closes = words.Any(word => word is "off" or "close" or "closed" or "shut");
        return opens == closes ? null : opens ? "valve.open_valve" : "valve.close_valve";
    }
}
