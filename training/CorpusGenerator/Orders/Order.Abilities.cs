namespace HomeLLM.CorpusGenerator.Orders;

internal sealed partial record Order
{
    private const Domains Openable = Domains.Cover | Domains.Valve;

    /// <summary>The kinds of devices of which some can do this.</summary>
    public Domains Domains => Kind switch
    {
        OrderKind.On or OrderKind.Off or OrderKind.Unsupported or OrderKind.Chatter or OrderKind.Other => Domains.All,
        OrderKind.Toggle => Domains.Basic | Domains.InputBoolean | Domains.Humidifier | Domains.Cover,
        OrderKind.Set or OrderKind.OnAt or OrderKind.Up or OrderKind.Down when PercentIsForLights => Domains.Light,
        OrderKind.Set or OrderKind.OnAt or OrderKind.Up or OrderKind.Down when SpeedWord is not null => Domains.Fan,
        OrderKind.Set or OrderKind.OnAt or OrderKind.Up or OrderKind.Down => Domains.Light | Domains.Fan,
        OrderKind.Speed or OrderKind.OnAtSpeed or OrderKind.Faster or OrderKind.Slower or OrderKind.Oscillate or OrderKind.StopOscillating
            or OrderKind.Direction or OrderKind.Reverse => Domains.Fan,
        OrderKind.Preset or OrderKind.PresetBare => Domains.Fan | Domains.Climate | Domains.Humidifier,
        OrderKind.Open or OrderKind.Close or OrderKind.StopMoving or OrderKind.Position or OrderKind.PositionClosed => Openable,
        OrderKind.Crack => Domains.Cover,
        OrderKind.Lock or OrderKind.Unlock or OrderKind.Unlatch => Domains.Lock,
        OrderKind.SetTemperature or OrderKind.Warmer or OrderKind.Cooler or OrderKind.Hvac => Domains.Climate,
        >= OrderKind.Play and <= OrderKind.Source => Domains.MediaPlayer,
        >= OrderKind.Clean and <= OrderKind.Locate => Domains.Vacuum,
        OrderKind.Activate => Domains.Scene | Domains.Script,
        OrderKind.Press => Domains.Button,
        OrderKind.Humidity => Domains.Humidifier,
        >= OrderKind.ArmAway and <= OrderKind.Disarm => Domains.Alarm,
        OrderKind.AddItem => Domains.Todo,
        OrderKind.AskValue => OfQuantity,
        _ when Kind.IsQuestion() => OfState,
        >= OrderKind.FollowToo and <= OrderKind.FollowValue => Domains.All,
        _ when Kind.HasNoTarget() || Kind.IsOffer() => Domains.None,
        _ => Domains.Light,
    };

    /// <summary>The kinds of devices that a section speaks of whose header names none.</summary>
    public Domains DefaultDomains => Kind switch
    {
        OrderKind.On or OrderKind.Off or OrderKind.Unsupported or OrderKind.Chatter or OrderKind.Other => Domains.Power,
        OrderKind.Toggle => Domains.Basic | Domains.InputBoolean | Domains.Humidifier,
        OrderKind.Preset or OrderKind.PresetBare => Domains.Fan | Domains.Climate | Domains.Humidifier,
        _ => Domains == Domains.None ? Domains.All : Domains,
    };

    // What can be in the state that is asked for.
    private Domains OfState => Is switch
    {
        null or "available" or "unavailable" => Domains.Known & ~(Domains.Scene | Domains.Script | Domains.Button | Domains.Todo),
        "on" or "off" => Domains.Power,
        "open" or "closed" => Domains.Cover | Domains.Valve | Domains.DoorSensor | Domains.WindowSensor,
        "locked" or "unlocked" => Domains.Lock,
        "playing" or "paused" => Domains.MediaPlayer,
        "cleaning" or "docked" => Domains.Vacuum,
        "heating" or "cooling" => Domains.Climate,
        "armed" or "disarmed" => Domains.Alarm,
        "detected" or "clear" => Domains.Motion | Domains.Leak | Domains.Smoke,
        "low" => Domains.BatterySensor,
        _ => Domains.None,
    };

    private Domains OfQuantity => Quantity switch
    {
        "temperature" => Domains.TemperatureSensor | Domains.Climate,
        "humidity" => Domains.HumiditySensor | Domains.Humidifier,
        "brightness" or "color" => Domains.Light,
        "position" => Openable,
        "battery" => Domains.BatterySensor | Domains.Vacuum | Domains.Lock,
        "volume" or "media" => Domains.MediaPlayer,
        "speed" => Domains.Fan,
        "target_temperature" => Domains.Climate,
        "mode" => Domains.Climate | Domains.Fan | Domains.Humidifier,
        "power" or "energy" => Domains.PowerSensor,
        "illuminance" => Domains.LuxSensor,
        "air_quality" => Domains.AirSensor,
        _ => Domains.Known,
    };
}
