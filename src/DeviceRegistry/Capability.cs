namespace HomeLLM.DeviceRegistry;

/// <summary>What a device can do beyond being turned on and off.</summary>
[Flags]
public enum Capability
{
    /// <summary>On and off only.</summary>
    None = 0,

    /// <summary>A light that can be dimmed.</summary>
    Brightness = 1,

    /// <summary>A light whose white can be warmer and colder.</summary>
    ColorTemperature = 2,

    /// <summary>A light of many colours.</summary>
    Color = 4,

    /// <summary>A fan whose speed can be set in percent.</summary>
    Speed = 8,

    /// <summary>A fan that can oscillate.</summary>
    Oscillation = 16,

    /// <summary>A fan that can run forward and in reverse.</summary>
    Direction = 32,

    /// <summary>A fan with named modes.</summary>
    PresetModes = 64,
}
