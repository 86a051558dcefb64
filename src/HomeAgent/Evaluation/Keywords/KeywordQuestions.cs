using System.Text.Json.Nodes;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Evaluation.Keywords;

/// <summary>Reads questions by their words.</summary>
internal static class KeywordQuestions
{
    private static readonly string[] Openers = ["is", "are", "what", "whats", "which", "how", "did", "does", "do", "has", "where", "when"];

    private static readonly (string Word, string Quantity)[] Quantities =
    [
        ("temperature", "temperature"), ("warm", "temperature"), ("cold", "temperature"), ("hot", "temperature"), ("humidity", "humidity"), ("humid", "humidity"),
        ("bright", "brightness"), ("brightness", "brightness"), ("battery", "battery"), ("volume", "volume"), ("loud", "volume"), ("fast", "speed"),
        ("speed", "speed"), ("colour", "color"), ("color", "color"), ("position", "position"), ("power", "power"), ("energy", "energy"), ("playing", "media"),
    ];

    /// <summary>Whether the words ask.</summary>
    public static bool IsQuestion(IReadOnlyList<string> words) => words.Count > 1 && Openers.Contains(words[0]);

    /// <summary>The question about a target; null where the words ask nothing that is known.</summary>
    /// <param name="words">The words.</param>
    /// <param name="target">What it is about; none for the time and the date.</param>
    /// <param name="domain">The kind of device; null where the target names devices.</param>
    public static CallLine? Find(IReadOnlyList<string> words, CallTarget target, string? domain)
    {
        if (target.Kind == CallTargetKind.None)
        {
            return words.Contains("time") ? new("query.time", target, []) : words.Contains("date") || words.Contains("day") ? new("query.date", target, []) : null;
        }

        var state = words.LastOrDefault(word => QueryCatalogue.States.Contains(word));
        var quantity = Array.Find(Quantities, pair => words.Contains(pair.Word)).Quantity;
        if (words[0] is "what" or "whats" or "how" && quantity is not null && !words.Contains("many"))
        {
            return new("query.value", target, new JsonObject { ["quantity"] = quantity });
        }

        var data = state is null ? [] : new JsonObject { ["is"] = state };
        var service = words.Contains("many") ? "query.count"
            : state is null ? "query.state"
            : words.Contains("any") ? "query.any"
            : words.Contains("all") ? "query.all"
            : words[0] is "which" or "what" ? "query.list"
            : "query.state";
        return new(service, target, data) { Domain = domain };
    }
}
