using System.Collections.Immutable;
using System.Text.Json;

namespace HomeLLM.DeviceRegistry;

/// <summary>What is known of a device at one moment, in Home Assistant's own terms.</summary>
/// <param name="Value">The state, such as <c>on</c>, <c>off</c>, <c>unavailable</c>; null while it isn't known.</param>
/// <param name="Attributes">Home Assistant's attributes by name (<c>brightness</c> 0–255, <c>percentage</c> 0–100, …).</param>
/// <param name="LastUpdated">When the source of the state said so; the newest wins.</param>
public sealed record DeviceState(string? Value, ImmutableDictionary<string, JsonElement> Attributes, DateTimeOffset LastUpdated)
{
    /// <summary>Nothing known yet, older than everything.</summary>
    public static DeviceState Unknown { get; } = new(null, ImmutableDictionary<string, JsonElement>.Empty, DateTimeOffset.MinValue);
}
