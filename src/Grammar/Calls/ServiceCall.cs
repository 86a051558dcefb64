using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>A service call in Home Assistant's form.</summary>
/// <param name="Service">The full name, such as <c>light.turn_on</c>.</param>
/// <param name="EntityIds">The entities that it acts on, at least one, in the order of the home.</param>
/// <param name="Data">The parameters by Home Assistant's field names; empty where there are none.</param>
public sealed record ServiceCall(string Service, ImmutableArray<EntityId> EntityIds, JsonObject Data)
{
    /// <summary>The parameters as they were said, where they were relative ("one degree warmer") and <see cref="Data"/> isn't; else null.</summary>
    public JsonObject? Relative { get; init; }
}
