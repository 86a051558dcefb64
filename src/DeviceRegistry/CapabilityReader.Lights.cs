using System.Collections.Immutable;
using System.Text.Json;

namespace HomeLLM.DeviceRegistry;

// Lights and fans.
internal static partial class CapabilityReader
{
    private const int FanPresetMode = 8;

    private static readonly (int Bit, Capability Flag)[] FanBits =
    [
        (1, Capability.Speed), (2, Capability.Oscillation), (4, Capability.Direction),
    ];

    private static DeviceCapabilities ReadLight(ImmutableDictionary<string, JsonElement> attributes)
    {
        var flags = Capability.None;
        if (attributes.Texts("supported_color_modes") is { } modes)
        {
            foreach (var mode in modes)
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

        var min = attributes.Integer("min_color_temp_kelvin") ?? DeviceCapabilities.DefaultMinKelvin;
        var max = attributes.Integer("max_color_temp_kelvin") ?? DeviceCapabilities.DefaultMaxKelvin;
        return min > 0 && min <= max ? Only(flags) with { MinKelvin = min, MaxKelvin = max } : Only(flags);
    }

    private static DeviceCapabilities ReadFan(ImmutableDictionary<string, JsonElement> attributes)
    {
        var presets = attributes.Texts("preset_modes") ?? [];
        Capability flags;
        if (attributes.Features is { } features)
        {
            flags = ReadBits(attributes, FanBits);
            if ((features & FanPresetMode) == 0) presets = [];
        }
        else
        {
            var hasSpeed = attributes.ContainsKey("percentage") || attributes.ContainsKey("percentage_step");
            var saysNothing = !hasSpeed && !attributes.ContainsKey("oscillating") && !attributes.ContainsKey("direction") && presets.IsEmpty;
            flags = Capability.None;
            if (saysNothing || hasSpeed) flags |= Capability.Speed;
            if (saysNothing || attributes.ContainsKey("oscillating")) flags |= Capability.Oscillation;
            if (saysNothing || attributes.ContainsKey("direction")) flags |= Capability.Direction;
        }

        if (!presets.IsEmpty) flags |= Capability.PresetModes;
        return Only(flags) with { PresetModes = presets };
    }
}
