using System.Text.Json.Nodes;

namespace HomeLLM.HomeAgent.Tests.TestSets;

/// <summary>One line of the test set.</summary>
/// <param name="Place">File and line number, for messages.</param>
/// <param name="Json">The line itself.</param>
/// <param name="Home">The home in force: the line's own, or the last one above it.</param>
internal sealed record TestSetLine(string Place, JsonObject Json, JsonObject Home)
{
    /// <summary>The expectations of which one has to match: those of <c>any</c>, or the only one.</summary>
    public IEnumerable<JsonObject> Alternatives =>
        Json["expect"]!["any"] is JsonArray any ? any.Select(item => item!.AsObject()) : [Json["expect"]!.AsObject()];

    /// <summary>The calls of all expectations.</summary>
    public IEnumerable<JsonObject> Calls => Alternatives.SelectMany(expect => expect["calls"]!.AsArray()).Select(call => call!.AsObject());

    /// <summary>Whether nothing may happen and no question is answered, whichever expectation is taken.</summary>
    public bool MustNotAct =>
        Alternatives.All(expect => expect["calls"]!.AsArray().Count == 0 && expect["query"] is null && expect["reply_has"] is null);

    /// <summary>The ids in one list of the home (<c>devices</c>, <c>areas</c>, <c>floors</c>).</summary>
    public IEnumerable<string> HomeIds(string list) => Home[list]!.AsArray().Select(item => (string)item!["id"]!);
}
