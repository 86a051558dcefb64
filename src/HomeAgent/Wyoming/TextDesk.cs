using System.Text.Json.Nodes;
using HomeLLM.HomeAgent.Pipeline;

namespace HomeLLM.HomeAgent.Wyoming;

/// <summary>Has texts handled by the agent, in the same queue as those of all other sources. Thread-safe.</summary>
internal sealed class TextDesk(UtteranceQueue queue, SatelliteAreas areas)
{
    /// <summary>Somebody begins to speak: a command is likely to follow.</summary>
    public void Prepare() => queue.Prepare();

    /// <summary>Takes <c>transcript</c> as a command or question.</summary>
    /// <param name="data">Its values: <c>text</c>, and in <c>context</c> who speaks.</param>
    /// <param name="address">Where the client is.</param>
    /// <returns>The work that ends with the answer: <c>handled</c> or <c>not-handled</c>.</returns>
    /// <exception cref="WyomingException">It has no text.</exception>
    public Func<CancellationToken, Task<(string Type, JsonObject Data)>> Take(JsonObject data, string address)
    {
        var text = data.Text("text") ?? throw new WyomingException(WyomingException.BadValue, "\"text\" is missing.");
        var context = data.Object("context");
        return cancellationToken => HandleAsync(text, context, address, cancellationToken);
    }

    /// <summary>The answer to <c>intent</c>: intents that somebody else recognised are not run here.</summary>
    public static (string Type, JsonObject Data) RefuseIntent() =>
        ("not-handled", new JsonObject { ["text"] = "I take what was said as it was said, no intents." });

    private async Task<(string Type, JsonObject Data)> HandleAsync(
        string text, JsonObject? context, string address, CancellationToken cancellationToken)
    {
        var utterance = new Utterance(text, areas.FindArea(context, address)) { Conversation = SatelliteAreas.Conversation(context, address) };
        // A client that leaves doesn't take its command back: only the waiting for the answer ends.
        var result = await queue.SubmitAsync(utterance, observer: null).WaitAsync(cancellationToken).ConfigureAwait(false);
        var data = new JsonObject { ["text"] = result.Reply };
        // The context for the next turn: what named this conversation.
        if (context?["conversation_id"] is { } conversation) data["context"] = new JsonObject { ["conversation_id"] = conversation.DeepClone() };
        return (result.IsHandled ? "handled" : "not-handled", data);
    }
}
