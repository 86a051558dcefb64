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

    /// <summary>Open.</summary>
    Open,

    /// <summary>Close.</summary>
    Close,

    /// <summary>Stop where it is.</summary>
    StopMoving,

    /// <summary>Open so far.</summary>
    Position,

    /// <summary>Close so far: the rest stays open.</summary>
    PositionClosed,

    /// <summary>Open a little.</summary>
    Crack,

    /// <summary>Lock.</summary>
    Lock,

    /// <summary>Unlock.</summary>
    Unlock,

    /// <summary>Unlatch, so that the door springs open.</summary>
    Unlatch,

    /// <summary>Heat or cool to a temperature.</summary>
    SetTemperature,

    /// <summary>A higher temperature than now.</summary>
    Warmer,

    /// <summary>A lower temperature than now.</summary>
    Cooler,

    /// <summary>Heat, cool, dry, ….</summary>
    Hvac,

    /// <summary>Play on.</summary>
    Play,

    /// <summary>Pause.</summary>
    Pause,

    /// <summary>Stop playing.</summary>
    StopPlaying,

    /// <summary>The next track.</summary>
    Next,

    /// <summary>The track before.</summary>
    Previous,

    /// <summary>Mute.</summary>
    Mute,

    /// <summary>Unmute.</summary>
    Unmute,

    /// <summary>Set the volume.</summary>
    Volume,

    /// <summary>Louder.</summary>
    VolumeUp,

    /// <summary>Quieter.</summary>
    VolumeDown,

    /// <summary>Louder by so much.</summary>
    VolumeMore,

    /// <summary>Quieter by so much.</summary>
    VolumeLess,

    /// <summary>Play from a source.</summary>
    Source,

    /// <summary>Start cleaning.</summary>
    Clean,

    /// <summary>Pause cleaning.</summary>
    PauseCleaning,

    /// <summary>Stop cleaning.</summary>
    StopCleaning,

    /// <summary>Back to the dock.</summary>
    Dock,

    /// <summary>Say where it is.</summary>
    Locate,

    /// <summary>Activate a scene, run a script.</summary>
    Activate,

    /// <summary>Press a button.</summary>
    Press,

    /// <summary>Set the humidity.</summary>
    Humidity,

    /// <summary>Arm: all are out.</summary>
    ArmAway,

    /// <summary>Arm: somebody is at home.</summary>
    ArmHome,

    /// <summary>Arm for the night.</summary>
    ArmNight,

    /// <summary>Disarm.</summary>
    Disarm,

    /// <summary>Add to a list.</summary>
    AddItem,

    /// <summary>How is it? Or: is it so?</summary>
    AskState,

    /// <summary>Is any so?</summary>
    AskAny,

    /// <summary>Are all so?</summary>
    AskAll,

    /// <summary>Which are so?</summary>
    AskList,

    /// <summary>How many are so?</summary>
    AskCount,

    /// <summary>How warm, how bright, how full?</summary>
    AskValue,

    /// <summary>What time is it?</summary>
    AskTime,

    /// <summary>What day is it?</summary>
    AskDate,

    /// <summary>It is too dark.</summary>
    OfferDark,

    /// <summary>It is too bright.</summary>
    OfferBright,

    /// <summary>It is too cold.</summary>
    OfferCold,

    /// <summary>It is too warm.</summary>
    OfferWarm,

    /// <summary>It is too loud.</summary>
    OfferLoud,

    /// <summary>It is too quiet.</summary>
    OfferQuiet,

    /// <summary>The last order for something else, too.</summary>
    FollowToo,

    /// <summary>The last order somewhere else.</summary>
    FollowPlace,

    /// <summary>The last order for the other one of two.</summary>
    FollowOther,

    /// <summary>The last question about something else.</summary>
    FollowAsk,

    /// <summary>On with what was paused.</summary>
    FollowResume,

    /// <summary>Some degrees more, or less.</summary>
    FollowDegrees,

    /// <summary>The last order once more.</summary>
    FollowAgain,

    /// <summary>The last step once more: "a bit more".</summary>
    FollowMore,

    /// <summary>The last step back: "not so much".</summary>
    FollowLess,

    /// <summary>The last order with another value: "no, 40".</summary>
    FollowValue,

    /// <summary>As it was before.</summary>
    Undo,
}
