using System.Collections.Immutable;
using System.Text.Json;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.CorpusGenerator.Homes.Abilities;

/// <summary>Gathers the attributes of one device as Home Assistant would publish them.</summary>
/// <param name="detail">How much is known of the device.</param>
internal sealed class AttributeBag(Detail detail)
{
    private readonly ImmutableDictionary<string, JsonElement>.Builder _attributes = ImmutableDictionary.CreateBuilder<string, JsonElement>();

    /// <summary>Adds what the device is and can do: known even while it can't be reached.</summary>
    public AttributeBag Add<T>(string name, T value)
    {
        if (detail != Detail.Bare) _attributes[name] = JsonSerializer.SerializeToElement(value);
        return this;
    }

    /// <summary>Adds how the device is just now.</summary>
    public AttributeBag AddLive<T>(string name, T value) => detail == Detail.Unavailable ? this : Add(name, value);

    /// <summary>Adds the device class, which even a bare entry may have; null for none.</summary>
    public AttributeBag AddClass(string? deviceClass)
    {
        if (deviceClass is not null) _attributes["device_class"] = JsonSerializer.SerializeToElement(deviceClass);
        return this;
    }

    /// <summary>The device with these attributes in this state.</summary>
    public DeviceState InState(string? value) =>
        new(detail == Detail.Unavailable ? "unavailable" : value, _attributes.ToImmutable(), DateTimeOffset.UnixEpoch);
}
