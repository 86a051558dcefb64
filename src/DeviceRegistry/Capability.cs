namespace HomeLLM.DeviceRegistry;

/// <summary>What a device can do beyond what every device of its domain can.</summary>
[Flags]
public enum Capability : long
{
    /// <summary>Nothing more.</summary>
    None = 0,

    /// <summary>A light that can be dimmed.</summary>
    Brightness = 1L << 0,

    /// <summary>A light whose white can be warmer and colder.</summary>
    ColorTemperature = 1L << 1,

    /// <summary>A light of many colours.</summary>
    Color = 1L << 2,

    /// <summary>A fan whose speed can be set in percent.</summary>
    Speed = 1L << 3,

    /// <summary>A fan that can oscillate.</summary>
    Oscillation = 1L << 4,

    /// <summary>A fan that can run forward and in reverse.</summary>
    Direction = 1L << 5,

    /// <summary>A fan, thermostat or humidifier with named modes.</summary>
    PresetModes = 1L << 6,

    /// <summary>A cover or valve that can be set to a position in percent.</summary>
    Position = 1L << 7,

    /// <summary>A cover, valve or vacuum that can be stopped.</summary>
    Stop = 1L << 8,

    /// <summary>A cover whose slats can be tilted.</summary>
    Tilt = 1L << 9,

    /// <summary>A lock that can also unlatch the door.</summary>
    Open = 1L << 10,

    /// <summary>A thermostat with one target temperature.</summary>
    TargetTemperature = 1L << 11,

    /// <summary>A thermostat with a lower and an upper target temperature.</summary>
    TemperatureRange = 1L << 12,

    /// <summary>A thermostat with modes of heating and cooling.</summary>
    HvacModes = 1L << 13,

    /// <summary>A humidifier with a target humidity.</summary>
    Humidity = 1L << 14,

    /// <summary>A media player that can be told to play.</summary>
    Play = 1L << 15,

    /// <summary>A media player or vacuum that can pause.</summary>
    Pause = 1L << 16,

    /// <summary>A media player that can stop.</summary>
    StopPlaying = 1L << 17,

    /// <summary>A media player that can skip forward.</summary>
    NextTrack = 1L << 18,

    /// <summary>A media player that can skip back.</summary>
    PreviousTrack = 1L << 19,

    /// <summary>A media player whose volume can be set.</summary>
    VolumeSet = 1L << 20,

    /// <summary>A media player that can be made louder and quieter.</summary>
    VolumeStep = 1L << 21,

    /// <summary>A media player that can be muted.</summary>
    Mute = 1L << 22,

    /// <summary>A media player with named sources.</summary>
    Sources = 1L << 23,

    /// <summary>A thermostat or media player that can be turned on.</summary>
    TurnOn = 1L << 24,

    /// <summary>A thermostat or media player that can be turned off.</summary>
    TurnOff = 1L << 25,

    /// <summary>A thermostat or media player that can be turned on and off.</summary>
    OnOff = TurnOn | TurnOff,

    /// <summary>A vacuum that can be started.</summary>
    Start = 1L << 26,

    /// <summary>A vacuum that can make itself heard.</summary>
    Locate = 1L << 27,

    /// <summary>A vacuum that finds its base.</summary>
    ReturnHome = 1L << 28,

    /// <summary>An alarm that can be armed for people at home.</summary>
    ArmHome = 1L << 29,

    /// <summary>An alarm that can be armed for an empty house.</summary>
    ArmAway = 1L << 30,

    /// <summary>An alarm that can be armed for the night.</summary>
    ArmNight = 1L << 31,

    /// <summary>A list that takes new items.</summary>
    AddItem = 1L << 32,
}
