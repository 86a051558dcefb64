namespace HomeLLM.CorpusGenerator.Orders;

/// <summary>Kinds of devices, as a set: the domains of Home Assistant, some of them divided by what people call different things.</summary>
[Flags]
internal enum Domains : long
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>light</summary>
    Light = 1,

    /// <summary>fan</summary>
    Fan = 1 << 1,

    /// <summary>switch</summary>
    Switch = 1 << 2,

    /// <summary>input_boolean</summary>
    InputBoolean = 1 << 3,

    /// <summary>cover of class blind or shade</summary>
    Blind = 1 << 4,

    /// <summary>cover of class curtain</summary>
    Curtain = 1 << 5,

    /// <summary>cover of class shutter</summary>
    Shutter = 1 << 6,

    /// <summary>cover of class awning</summary>
    Awning = 1 << 7,

    /// <summary>cover of class garage</summary>
    Garage = 1 << 8,

    /// <summary>cover of class gate</summary>
    Gate = 1 << 9,

    /// <summary>cover of class door</summary>
    Door = 1 << 10,

    /// <summary>cover of class window</summary>
    Window = 1 << 11,

    /// <summary>cover of another class or of none</summary>
    OtherCover = 1 << 12,

    /// <summary>cover</summary>
    Cover = Blind | Curtain | Shutter | Awning | Garage | Gate | Door | Window | OtherCover,

    /// <summary>valve</summary>
    Valve = 1 << 13,

    /// <summary>lock</summary>
    Lock = 1 << 14,

    /// <summary>climate</summary>
    Climate = 1 << 15,

    /// <summary>media_player that is a television</summary>
    Tv = 1 << 16,

    /// <summary>media_player that is none</summary>
    Speaker = 1 << 17,

    /// <summary>media_player</summary>
    MediaPlayer = Tv | Speaker,

    /// <summary>vacuum</summary>
    Vacuum = 1 << 18,

    /// <summary>scene</summary>
    Scene = 1 << 19,

    /// <summary>script</summary>
    Script = 1 << 20,

    /// <summary>button and input_button</summary>
    Button = 1 << 21,

    /// <summary>humidifier</summary>
    Humidifier = 1 << 22,

    /// <summary>alarm_control_panel</summary>
    Alarm = 1 << 23,

    /// <summary>todo</summary>
    Todo = 1 << 24,

    /// <summary>binary_sensor of a door or garage door</summary>
    DoorSensor = 1 << 25,

    /// <summary>binary_sensor of a window</summary>
    WindowSensor = 1 << 26,

    /// <summary>binary_sensor that detects somebody</summary>
    Motion = 1 << 27,

    /// <summary>binary_sensor that detects water</summary>
    Leak = 1 << 28,

    /// <summary>binary_sensor that detects smoke or heat</summary>
    Smoke = 1 << 29,

    /// <summary>binary_sensor of another class</summary>
    OtherBinarySensor = 1 << 30,

    /// <summary>binary_sensor</summary>
    BinarySensor = DoorSensor | WindowSensor | Motion | Leak | Smoke | OtherBinarySensor,

    /// <summary>sensor of class temperature</summary>
    TemperatureSensor = 1L << 31,

    /// <summary>sensor of class humidity</summary>
    HumiditySensor = 1L << 32,

    /// <summary>sensor of class battery</summary>
    BatterySensor = 1L << 33,

    /// <summary>sensor of power or energy</summary>
    PowerSensor = 1L << 34,

    /// <summary>sensor of brightness</summary>
    LuxSensor = 1L << 35,

    /// <summary>sensor of the air</summary>
    AirSensor = 1L << 36,

    /// <summary>sensor of what is left in a tank, or of how wet the soil is</summary>
    TankSensor = 1L << 37,

    /// <summary>sensor of water or gas that is used</summary>
    MeterSensor = 1L << 38,

    /// <summary>sensor of rain</summary>
    RainSensor = 1L << 39,

    /// <summary>sensor of wind</summary>
    WindSensor = 1L << 40,

    /// <summary>sensor of weight</summary>
    WeightSensor = 1L << 41,

    /// <summary>sensor of how well something is received</summary>
    SignalSensor = 1L << 42,

    /// <summary>sensor of another class</summary>
    OtherSensor = 1L << 43,

    /// <summary>sensor</summary>
    Sensor = TemperatureSensor | HumiditySensor | BatterySensor | PowerSensor | LuxSensor | AirSensor | TankSensor | MeterSensor | RainSensor | WindSensor
        | WeightSensor | SignalSensor | OtherSensor,

    /// <summary>What nouns mean as places: "the lights" are all lights of an area; "everything" is all of these.</summary>
    Basic = Light | Fan | Switch,

    /// <summary>What "turn on" goes with, whatever it is.</summary>
    Power = Basic | InputBoolean | Humidifier | Climate | MediaPlayer,

    /// <summary>What can be commanded.</summary>
    All = Power | Cover | Valve | Lock | Vacuum | Scene | Script | Button | Alarm | Todo,

    /// <summary>What can be asked about.</summary>
    Known = All | Sensor | BinarySensor,
}
