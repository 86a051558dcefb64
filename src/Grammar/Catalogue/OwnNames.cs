namespace HomeLLM.Grammar;

/// <summary>Which of a device's own names a parameter takes.</summary>
public enum OwnNames
{
    /// <summary>None.</summary>
    None,

    /// <summary>The modes of a fan, thermostat or humidifier.</summary>
    PresetModes,

    /// <summary>A thermostat's modes of heating and cooling.</summary>
    HvacModes,

    /// <summary>A media player's sources.</summary>
    Sources,
}
