using System.Text.Json.Nodes;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Pipeline;

namespace HomeLLM.HomeAgent.Batch;

/// <summary>Writes the lines of the batch interface's answers.</summary>
internal static class InterpretResponse
{
    /// <summary>A request that was answered; <c>"confirm": true</c> where calls would wait for a yes.</summary>
    public static string Write(JsonValue? id, Interpretation interpretation, string reply)
    {
        var json = new JsonObject { ["id"] = id, ["calls"] = new JsonArray([.. interpretation.AllCalls.Select(ToJson)]), ["reply"] = reply };
        if (interpretation.NeedsConfirmation) json["confirm"] = true;
        json["elapsed_ms"] = Math.Round(interpretation.Timings.Total.TotalMilliseconds, 2);
        return json.ToJsonString(Json.Readable);
    }

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
