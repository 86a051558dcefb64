using System.Collections.Immutable;

namespace HomeLLM.DeviceRegistry;

/// <summary>One controllable thing of the home: a Home Assistant entity.</summary>
/// <param name="Id">Unique in the home; its domain says what kind of thing it is.</param>
/// <param name="Name">As people say it, such as <c>Kitchen Light</c>.</param>
/// <param name="AreaId">The id of the area where it stands; null where it stands in none.</param>
/// <param name="Aliases">Other names; empty where there are none.</param>
/// <param name="State">What is known of it now.</param>
/// <param name="StateTopic">The MQTT topic that carries its state (raw text or JSON); null where it has none of its own.</param>
public sealed record Device(
    EntityId Id,
    string Name,
    string? AreaId,
    ImmutableArray<string> Aliases,
    DeviceState State,
    string? StateTopic = null)
{
    /// <summary>What it can do, read from its domain and attributes.</summary>
    public DeviceCapabilities Capabilities { get; } = DeviceCapabilities.Read(Id.Domain, State.Attributes);

    /// <summary>What sort of thing of its domain it is (<c>garage</c>, <c>tv</c>, <c>motion</c>): Home Assistant's attribute; null where it states none.</summary>
    public string? DeviceClass { get; } = State.Attributes.Text("device_class");

    /// <summary>The same device in another state, with the abilities that its attributes then tell of (<c>with</c> would keep the old ones).</summary>
    public Device WithState(DeviceState state) => new(Id, Name, AreaId, Aliases, state, StateTopic);
}
