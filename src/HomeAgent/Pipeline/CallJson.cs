using System.Text.Json.Nodes;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>Service calls as JSON.</summary>
internal static class CallJson
{
    /// <summary><c>{"entity_id":[…]}</c>.</summary>
    public static JsonObject Target(ServiceCall call) =>
        new() { ["entity_id"] = new JsonArray([.. call.EntityIds.Select(id => (JsonNode?)JsonValue.Create(id.ToString()))]) };
}
