using System.Text.Json;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>What a message tells of a device.</summary>
/// <param name="State">Its state; null where none was told.</param>
/// <param name="Attributes">Its attributes in Home Assistant's form; a JSON null says that there is none now.</param>
internal sealed record StateReading(string? State, Dictionary<string, JsonElement> Attributes);
