using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Batch;

/// <summary>Writes the lines of the batch interface's answers.</summary>
internal static class InterpretResponse
{
    /// <summary>A request that was answered.</summary>
    public static string Write(JsonValue? id, ImmutableArray<ServiceCall> calls, string reply, TimeSpan elapsed) =>
        new JsonObject
        {
            ["id"] = id,
            ["calls"] = new JsonArray([.. calls.Select(ToJson)]),
            ["reply"] = reply,
            ["elapsed_ms"] = Math.Round(elapsed.TotalMilliseconds, 2),
        }.ToJsonString(Json.Readable);

    /// <summary>A request that couldn't be answered.</summary>
    public static string WriteError(JsonValue? id, string error) =>
        new JsonObject { ["id"] = id, ["error"] = error }.ToJsonString(Json.Readable);

    /// <summary>A call in Home Assistant's form.</summary>
    public static JsonObject ToJson(ServiceCall call) => new()
    {
        ["service"] = call.Service,
        ["target"] = new JsonObject
        {
            ["entity_id"] = new JsonArray([.. call.EntityIds.Select(id => (JsonNode?)JsonValue.Create(id.ToString()))]),
        },
        ["data"] = call.Data.DeepClone(),
    };
}
