namespace HomeLLM.CorpusGenerator.Orders;

/// <summary>What a section of templates orders; the names of the sections, in snake case.</summary>
internal enum OrderKind
{
    /// <summary>Turn on.</summary>
    On,

    /// <summary>Turn off.</summary>
    Off,

    /// <summary>The other way round.</summary>
    Toggle,

    /// <summary>Set to a percentage, whatever it is: brightness of a light, speed of a fan.</summary>
    Set,

    /// <summary>Turn on at a percentage.</summary>
    OnAt,

    /// <summary>Set a brightness; nothing but a light has one.</summary>
    Brightness,

    /// <summary>As bright as it gets.</summary>
    Brightest,

    /// <summary>As dim as it gets.</summary>
    Dimmest,

    /// <summary>Set a speed; nothing but a fan has one.</summary>
    Speed,

    /// <summary>Turn on at a speed.</summary>
    OnAtSpeed,

    /// <summary>Turn up, whatever it is.</summary>
    Up,

    /// <summary>Turn down, whatever it is.</summary>
    Down,

    /// <summary>Brighter.</summary>
    Brighter,

    /// <summary>Dimmer.</summary>
    Dimmer,

    /// <summary>Faster.</summary>
    Faster,

    /// <summary>Slower.</summary>
    Slower,

    /// <summary>A colour.</summary>
    Color,

    /// <summary>A colour given as red, green and blue.</summary>
    Rgb,

    /// <summary>A white of a temperature.</summary>
    Temperature,

    /// <summary>A colour at a brightness.</summary>
    ColorAt,

    /// <summary>A white at a brightness.</summary>
    TemperatureAt,

    /// <summary>Oscillate.</summary>
    Oscillate,

    /// <summary>Stop oscillating.</summary>
    StopOscillating,

    /// <summary>Run forward or in reverse.</summary>
    Direction,

    /// <summary>In reverse.</summary>
    Reverse,

    /// <summary>A named mode.</summary>
    Preset,

    /// <summary>A named mode, without a word that says that it is one.</summary>
    PresetBare,

    /// <summary>Something that the named thing can't do, whatever it is.</summary>
    Unsupported,

    /// <summary>No order at all.</summary>
    Chatter,

    /// <summary>An order for a thing of a domain that isn't commanded yet.</summary>
    Other,
}
