using System.Text.Json.Nodes;

namespace HomeLLM.HomeAgent.Web;

/// <summary>An answer.</summary>
/// <param name="Status">HTTP's number.</param>
/// <param name="Body">What is told.</param>
internal sealed record WebReply(int Status, JsonObject Body)
{
    /// <summary>Says what was wrong: <c>{"error": "…"}</c>.</summary>
    public static WebReply Error(int status, string message) => new(status, new() { ["error"] = message });
}
