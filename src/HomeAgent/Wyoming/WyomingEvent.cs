using System.Text.Json.Nodes;

namespace HomeLLM.HomeAgent.Wyoming;

/// <summary>One event of the Wyoming protocol, as it came in.</summary>
/// <param name="Type">What it is, such as <c>audio-chunk</c>.</param>
/// <param name="Data">Its values: those of the header with those of the data block over them.</param>
/// <param name="Payload">The bytes behind it, such as sound; good until the next event is read.</param>
internal sealed record WyomingEvent(string Type, JsonObject Data, ReadOnlyMemory<byte> Payload);
