using System.Text.Json.Nodes;

namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>
/// What became of an utterance, as senders are told:
/// <c>{"id","text","calls":[{"service","target","data","status","unanswered"}],"reply","timings":{"call_ms","reply_ms","tokens"}}</c>, and
/// <c>"question":true</c> where an answer is awaited.
/// </summary>
internal static class ResultJson
{
    /// <summary>Longer texts are cut in the report: they weren't understood anyway.</summary>
    private const int MaxText = 1000;

    /// <summary>Describes a result.</summary>
    public static JsonObject Describe(UtteranceResult result)
    {
        var text = result.Utterance.Text;
        var json = new JsonObject
        {
            ["id"] = result.Utterance.Id,
            ["text"] = text.Length <= MaxText ? text : text[..MaxText] + "…",
            ["calls"] = new JsonArray([.. result.Calls.Select(ToJson)]),
            ["reply"] = result.Reply,
            ["timings"] = new JsonObject
            {
                ["call_ms"] = Milliseconds(result.Timings.Total),
                ["reply_ms"] = Milliseconds(result.Elapsed),
                ["prompt_tokens"] = result.Timings.PromptTokens,
                ["answer_tokens"] = result.Timings.AnswerTokens,
            },
        };
        if (result.Utterance.Heard is { } heard) AddTimings(json["timings"]!.AsObject(), heard);
        // Says that the next utterance of the same conversation may be the answer.
        if (result.AsksBack) json["question"] = true;
        return json;
    }

    private static void AddTimings(JsonObject timings, HeardSpeech heard)
    {
        timings["speech_ms"] = Milliseconds(heard.Speech);
        timings["silence_ms"] = Milliseconds(heard.Silence);
        timings["recognition_ms"] = Milliseconds(heard.Recognition);
        timings["text_ms"] = Milliseconds(heard.Text);
    }

    private static JsonObject ToJson(CallOutcome outcome) => new()
    {
        ["service"] = outcome.Call.Service,
        ["target"] = CallJson.Target(outcome.Call),
        ["data"] = outcome.Call.Data.DeepClone(),
        ["status"] = outcome.Status.ToString().ToLowerInvariant(),
        ["unanswered"] = new JsonArray([.. outcome.Unanswered.Select(id => (JsonNode?)JsonValue.Create(id.ToString()))]),
    };

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 1);
}
