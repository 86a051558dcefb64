using System.Collections.Immutable;
using System.Text.Json;

namespace HomeLLM.DeviceRegistry;

/// <summary>What one device can do, with the ranges and names that go with it.</summary>
/// <param name="Flags">The capabilities.</param>
/// <param name="MinKelvin">Warmest white, in kelvin; meaningful with <see cref="Capability.ColorTemperature"/>.</param>
/// <param name="MaxKelvin">Coldest white, in kelvin; meaningful with <see cref="Capability.ColorTemperature"/>.</param>
/// <param name="PresetModes">The names of a fan's modes, as Home Assistant spells them; empty where it has none.</param>
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

    private const int FanSetSpeed = 1, FanOscillate = 2, FanDirection = 4, FanPresetMode = 8;

    /// <summary>On and off only.</summary>
    public static DeviceCapabilities OnOff { get; } = new(Capability.None, DefaultMinKelvin, DefaultMaxKelvin, []);

    /// <summary>Whether the device has all of <paramref name="capability"/>.</summary>
    public bool Has(Capability capability) => (Flags & capability) == capability;

    /// <summary>Whether both describe the same abilities.</summary>
    public bool Equals(DeviceCapabilities? other) =>
        other is not null && Flags == other.Flags && MinKelvin == other.MinKelvin && MaxKelvin == other.MaxKelvin
        && PresetModes.AsSpan().SequenceEqual(other.PresetModes.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Flags, MinKelvin, MaxKelvin, PresetModes.Length);

    /// <summary>Reads the abilities of a device of <paramref name="domain"/> from Home Assistant's attributes.</summary>
    public static DeviceCapabilities Read(string domain, ImmutableDictionary<string, JsonElement> attributes) => domain switch
    {
        "light" => ReadLight(attributes),
        "fan" => ReadFan(attributes),
        _ => OnOff,
    };

    private static DeviceCapabilities ReadLight(ImmutableDictionary<string, JsonElement> attributes)
    {
        var flags = Capability.None;
        if (attributes.TryGetValue("supported_color_modes", out var modes) && modes.ValueKind == JsonValueKind.Array)
        {
            foreach (var mode in Strings(modes))
            {
                // Source: Home Assistant's ColorMode; every mode but onoff (and unknown) has a brightness.
                flags |= mode switch
                {
                    "brightness" or "white" => Capability.Brightness,
                    "color_temp" => Capability.Brightness | Capability.ColorTemperature,
                    "hs" or "rgb" or "rgbw" or "xy" => Capability.Brightness | Capability.Color,
                    "rgbww" => Capability.Brightness | Capability.Color | Capability.ColorTemperature,
                    _ => Capability.None,
                };
            }
        }
        else
        {
            flags = Capability.Brightness | Capability.ColorTemperature | Capability.Color;
        }

        var min = Integer(attributes, "min_color_temp_kelvin") ?? DefaultMinKelvin;
        var max = Integer(attributes, "max_color_temp_kelvin") ?? DefaultMaxKelvin;
        return min > 0 && min <= max ? new(flags, min, max, []) : new(flags, DefaultMinKelvin, DefaultMaxKelvin, []);
    }

    private static DeviceCapabilities ReadFan(ImmutableDictionary<string, JsonElement> attributes)
    {
        ImmutableArray<string> presets = attributes.TryGetValue("preset_modes", out var modes) && modes.ValueKind == JsonValueKind.Array
            ? [.. Strings(modes)]
            : [];
        var flags = Capability.None;
        if (Integer(attributes, "supported_features") is { } features)
        {
            if ((features & FanSetSpeed) != 0) flags |= Capability.Speed;
            if ((features & FanOscillate) != 0) flags |= Capability.Oscillation;
            if ((features & FanDirection) != 0) flags |= Capability.Direction;
            if ((features & FanPresetMode) == 0) presets = [];
        }
        else
        {
            var says = attributes.ContainsKey("percentage") || attributes.ContainsKey("percentage_step")
                || attributes.ContainsKey("oscillating") || attributes.ContainsKey("direction") || presets.Length > 0;
            if (!says || attributes.ContainsKey("percentage") || attributes.ContainsKey("percentage_step")) flags |= Capability.Speed;
            if (!says || attributes.ContainsKey("oscillating")) flags |= Capability.Oscillation;
            if (!says || attributes.ContainsKey("direction")) flags |= Capability.Direction;
        }

        if (presets.Length > 0) flags |= Capability.PresetModes;
        return new(flags, DefaultMinKelvin, DefaultMaxKelvin, presets);
    }

    private static IEnumerable<string> Strings(JsonElement array) =>
        array.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(Text).OfType<string>();

    // A lone surrogate, escaped in JSON, can't be a text: such a mode isn't one.
    private static string? Text(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static int? Integer(ImmutableDictionary<string, JsonElement> attributes, string name) =>
        attributes.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number)
            && number is > int.MinValue and < int.MaxValue
            ? (int)number
            : null;
}
