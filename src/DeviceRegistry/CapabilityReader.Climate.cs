using System.Collections.Immutable;
using System.Text.Json;

namespace HomeLLM.DeviceRegistry;

// Thermostats and media players.
internal static partial class CapabilityReader
{
    private const int ClimatePresetMode = 16, MediaSelectSource = 2048;

    private static readonly ImmutableArray<string> EveryHvacMode = ["off", "heat", "cool", "heat_cool", "auto", "dry", "fan_only"];

    private static readonly (int Bit, Capability Flag)[] ClimateBits =
    [
        (1, Capability.TargetTemperature), (2, Capability.TemperatureRange), (128, Capability.TurnOff), (256, Capability.TurnOn),
    ];

    // Louder and quieter work by setting the volume as well.
    private static readonly (int Bit, Capability Flag)[] MediaBits =
    [
        (1, Capability.Pause), (4, Capability.VolumeSet | Capability.VolumeStep), (8, Capability.Mute), (16, Capability.PreviousTrack),
        (32, Capability.NextTrack), (128, Capability.TurnOn), (256, Capability.TurnOff), (1024, Capability.VolumeStep),
        (4096, Capability.StopPlaying), (16384, Capability.Play),
    ];

    private static DeviceCapabilities ReadClimate(ImmutableDictionary<string, JsonElement> attributes)
    {
        var flags = ReadBits(attributes, ClimateBits);
        var presets = attributes.Texts("preset_modes") ?? [];
        if (attributes.Features is { } features)
        {
            if ((features & ClimatePresetMode) == 0) presets = [];
        }
        else if (!attributes.ContainsKey("target_temp_low") && !attributes.ContainsKey("target_temp_high"))
        {
            flags &= ~Capability.TemperatureRange;
        }

        var modes = attributes.Texts("hvac_modes") ?? EveryHvacMode;
        // Older integrations don't state the bits of on and off, though they can be turned off as one of their modes.
        if (modes.Contains("off") && modes.Length > 1) flags |= Capability.OnOff;
        if (!modes.IsEmpty) flags |= Capability.HvacModes;
        if (!presets.IsEmpty) flags |= Capability.PresetModes;
        var (minimum, maximum) = ReadTemperatures(attributes);
        return Only(flags) with
        {
            PresetModes = presets,
            HvacModes = modes,
            MinTemperature = minimum,
            MaxTemperature = maximum,
            TemperatureStep = attributes.Decimal("target_temp_step") is > 0 and { } step ? step : DeviceCapabilities.DefaultTemperatureStep,
        };
    }

    private static (decimal Minimum, decimal Maximum) ReadTemperatures(ImmutableDictionary<string, JsonElement> attributes)
    {
        // A home in °F states its temperatures in °F; no living room has 45 °C.
        var inFahrenheit = (attributes.Decimal("temperature") ?? attributes.Decimal("target_temp_low") ?? attributes.Decimal("current_temperature")) > 45;
        var (lowest, highest) = inFahrenheit
            ? (ToFahrenheit(DeviceCapabilities.DefaultMinTemperature), ToFahrenheit(DeviceCapabilities.DefaultMaxTemperature))
            : (DeviceCapabilities.DefaultMinTemperature, DeviceCapabilities.DefaultMaxTemperature);
        var minimum = attributes.Decimal("min_temp") ?? lowest;
        var maximum = attributes.Decimal("max_temp") ?? highest;
        // Temperatures are given with one digit after the dot; 44.55 is not to be undercut by it.
        (minimum, maximum) = (decimal.Round(minimum, 1, MidpointRounding.ToPositiveInfinity), decimal.Round(maximum, 1, MidpointRounding.ToNegativeInfinity));
        return minimum <= maximum ? (minimum, maximum) : (lowest, highest);
    }

    private static decimal ToFahrenheit(decimal celsius) => (celsius * 9 / 5) + 32;

    private static DeviceCapabilities ReadMediaPlayer(ImmutableDictionary<string, JsonElement> attributes)
    {
        var flags = ReadBits(attributes, MediaBits);
        var sources = attributes.Texts("source_list") ?? [];
        if (attributes.Features is { } features && (features & MediaSelectSource) == 0) sources = [];
        if (!sources.IsEmpty) flags |= Capability.Sources;
        return Only(flags) with { Sources = sources };
    }
}
