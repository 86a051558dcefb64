using System.Text.Json.Nodes;

namespace HomeLLM.HomeAgent.Tests.Voice.Spoken;

/// <summary>A command, and the calls that are right.</summary>
/// <param name="Text">What is said.</param>
/// <param name="Calls">In no order: service, entities, data.</param>
internal sealed record SpokenCommand(string Text, IReadOnlyList<string> Calls)
{
    /// <summary>Reads JSON Lines: <c>text</c>, and <c>calls</c> as the agent publishes them.</summary>
    public static IReadOnlyList<SpokenCommand> Read(string path) =>
        [.. File.ReadLines(path).Select(line => JsonNode.Parse(line)!).Select(line => new SpokenCommand(
            line["text"]!.GetValue<string>(), [.. line["calls"]!.AsArray().Select(call => Describe(call!)).Order(StringComparer.Ordinal)]))];

    /// <summary>A call in one line; entities have no order.</summary>
    public static string Describe(JsonNode call)
    {
        var entities = call["target"]!["entity_id"]!.AsArray().Select(id => id!.GetValue<string>()).Order(StringComparer.Ordinal);
        return $"{call["service"]!.GetValue<string>()} {string.Join(' ', entities)} {call["data"]!.ToJsonString()}";
    }
}
