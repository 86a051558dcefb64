using System.Collections.Immutable;
using System.Text.Json;

namespace HomeLLM.DeviceRegistry;

/// <summary>What one device can do, with the ranges and names that go with it.</summary>
/// <param name="Flags">The capabilities.</param>
/// <param name="MinKelvin">Warmest white, in kelvin; meaningful with <see cref="Capability.ColorTemperature"/>.</param>
/// <param name="MaxKelvin">Coldest white, in kelvin; meaningful with <see cref="Capability.ColorTemperature"/>.</param>
/// <param name="PresetModes">The names of the modes of a fan, thermostat or humidifier, as Home Assistant spells them; empty where it has none.</param>
/// <remarks>
/// A device that says nothing of its abilities (a light without <c>supported_color_modes</c>, say, as a bare entry in the
/// configuration is) is taken to have them: refusing an order that would have worked is worse than one that Home Assistant ignores.
/// </remarks>
public sealed record DeviceCapabilities(Capability Flags, int MinKelvin, int MaxKelvin, ImmutableArray<string> PresetModes)
{
    /// <summary>Home Assistant's own defaults for a light that doesn't state its range, in kelvin.</summary>
    public const int DefaultMinKelvin = 2000;

    /// <inheritdoc cref="DefaultMinKelvin"/>
    public const int DefaultMaxKelvin = 6535;

    /// <summary>Home Assistant's own defaults for a thermostat that doesn't state its range, in °C.</summary>
    public const decimal DefaultMinTemperature = 7;

    /// <inheritdoc cref="DefaultMinTemperature"/>
    public const decimal DefaultMaxTemperature = 35;

    /// <summary>The step of a thermostat that doesn't state one.</summary>
    public const decimal DefaultTemperatureStep = 0.5m;

    /// <summary>Nothing but what every device of the domain can.</summary>
    public static DeviceCapabilities OnOff { get; } = new(Capability.None, DefaultMinKelvin, DefaultMaxKelvin, []);

    /// <summary>A thermostat's modes of heating and cooling, as Home Assistant spells them; empty where it has none.</summary>
    public ImmutableArray<string> HvacModes { get; init; } = [];

    /// <summary>The names of a media player's sources, as Home Assistant spells them; empty where it has none.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>The lowest target temperature, in the home's own unit; meaningful with thermostats.</summary>
    public decimal MinTemperature { get; init; } = DefaultMinTemperature;

    /// <summary>The highest target temperature, in the home's own unit; meaningful with thermostats.</summary>
    public decimal MaxTemperature { get; init; } = DefaultMaxTemperature;

    /// <summary>The smallest change of a target temperature that the device makes.</summary>
    public decimal TemperatureStep { get; init; } = DefaultTemperatureStep;

    /// <summary>The lowest target humidity in percent; meaningful with <see cref="Capability.Humidity"/>.</summary>
    public int MinHumidity { get; init; }

    /// <summary>The highest target humidity in percent; meaningful with <see cref="Capability.Humidity"/>.</summary>
    public int MaxHumidity { get; init; } = 100;

    /// <summary>Whether the device has all of <paramref name="capability"/>.</summary>
    public bool Has(Capability capability) => (Flags & capability) == capability;

    /// <summary>Whether the device has some of <paramref name="capability"/>, or nothing is asked.</summary>
    public bool HasAny(Capability capability) => capability == Capability.None || (Flags & capability) != 0;

    /// <summary>Whether both describe the same abilities.</summary>
    public bool Equals(DeviceCapabilities? other) =>
        other is not null && Flags == other.Flags && MinKelvin == other.MinKelvin && MaxKelvin == other.MaxKelvin
        && MinTemperature == other.MinTemperature && MaxTemperature == other.MaxTemperature && TemperatureStep == other.TemperatureStep
        && MinHumidity == other.MinHumidity && MaxHumidity == other.MaxHumidity
        && PresetModes.AsSpan().SequenceEqual(other.PresetModes.AsSpan())
        && HvacModes.AsSpan().SequenceEqual(other.HvacModes.AsSpan())
        && Sources.AsSpan().SequenceEqual(other.Sources.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(Flags, MinKelvin, MaxKelvin, MinTemperature, MaxTemperature, PresetModes.Length, HvacModes.Length, Sources.Length);

    /// <summary>Reads the abilities of a device of <paramref name="domain"/> from Home Assistant's attributes.</summary>
    public static DeviceCapabilities Read(string domain, ImmutableDictionary<string, JsonElement> attributes) =>
        CapabilityReader.Read(domain, attributes);
}
