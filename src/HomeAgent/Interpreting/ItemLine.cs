using System.Text.Json.Nodes;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Decoding;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>The line by which something goes on a list.</summary>
internal static class ItemLine
{
    private const string Service = "todo.add_item", Parameter = "item";

    /// <summary>Whether a line puts something on a list.</summary>
    public static bool IsItem(CallLine line) => line.Service == Service;

    /// <summary>A line of an answer that puts something on a list; null where it does anything else.</summary>
    public static CallLine? Read(DecodedLine line) => CallLineReader.TryReadLine(line.Text, out var call, out _) && IsItem(call!) ? call : null;

    /// <summary>What a line puts on its list; empty where it doesn't say.</summary>
    public static string ItemOf(CallLine line) => line.Data[Parameter] is JsonValue value && value.TryGetValue<string>(out var item) ? item : "";

    /// <summary>The line for one item.</summary>
    /// <param name="list">The list.</param>
    /// <param name="item">Words of the utterance.</param>
    public static string Write(CallTarget list, string item) => new CallLine(Service, list, new JsonObject { [Parameter] = item }).ToText(ServiceCatalogue.Default);
}
