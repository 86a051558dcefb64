using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.CorpusGenerator.Orders;

/// <summary>Kinds of devices, their names and their devices.</summary>
internal static class DomainNames
{
    /// <summary>The kinds that "everything" is made of, in the order in which it lists them.</summary>
    public static readonly Domains[] Each = [Domains.Light, Domains.Fan, Domains.Switch];

    /// <summary>Home Assistant's domains that can be commanded, in the order of an answer that calls several for one thing.</summary>
    public static readonly string[] InOrder =
        ["light", "fan", "switch", "media_player", "cover", "valve", "lock", "climate", "input_boolean", "humidifier", "vacuum", "scene",
            "script", "button", "input_button", "alarm_control_panel", "todo"];

    // The words of the language files; those of two kinds narrow a domain in orders and questions alike.
    private static readonly Dictionary<string, Domains> Options = new()
    {
        ["light"] = Domains.Light, ["fan"] = Domains.Fan, ["switch"] = Domains.Switch, ["input_boolean"] = Domains.InputBoolean,
        ["cover"] = Domains.Cover, ["blind"] = Domains.Blind, ["curtain"] = Domains.Curtain, ["shutter"] = Domains.Shutter,
        ["awning"] = Domains.Awning, ["garage"] = Domains.Garage, ["gate"] = Domains.Gate, ["door"] = Domains.Door | Domains.DoorSensor,
        ["window"] = Domains.Window | Domains.WindowSensor, ["valve"] = Domains.Valve, ["lock"] = Domains.Lock,
        ["climate"] = Domains.Climate, ["tv"] = Domains.Tv, ["speaker"] = Domains.Speaker, ["media_player"] = Domains.MediaPlayer,
        ["vacuum"] = Domains.Vacuum, ["scene"] = Domains.Scene, ["script"] = Domains.Script, ["button"] = Domains.Button,
        ["input_button"] = Domains.Button, ["humidifier"] = Domains.Humidifier, ["alarm"] = Domains.Alarm,
        ["alarm_control_panel"] = Domains.Alarm, ["todo"] = Domains.Todo, ["list"] = Domains.Todo,
        ["sensor"] = Domains.Sensor, ["binary_sensor"] = Domains.BinarySensor, ["motion"] = Domains.Motion, ["leak"] = Domains.Leak,
        ["smoke"] = Domains.Smoke, ["temperature"] = Domains.TemperatureSensor, ["humidity"] = Domains.HumiditySensor,
        ["battery"] = Domains.BatterySensor, ["power"] = Domains.PowerSensor, ["lux"] = Domains.LuxSensor, ["air"] = Domains.AirSensor,
        ["tank"] = Domains.TankSensor, ["meter"] = Domains.MeterSensor, ["rain"] = Domains.RainSensor, ["wind"] = Domains.WindSensor,
        ["weight"] = Domains.WeightSensor, ["signal"] = Domains.SignalSensor,
    };

    /// <summary>What a word of a section's header means; none where it names no kind.</summary>
    public static Domains ParseOption(string word) => Options.GetValueOrDefault(word);

    /// <summary>The one kind that a device is of; none where it can be neither commanded nor asked about.</summary>
    public static Domains Of(Device device) => device.Id.Domain switch
    {
        "light" => Domains.Light,
        "fan" => Domains.Fan,
        "switch" => Domains.Switch,
        "input_boolean" => Domains.InputBoolean,
        "cover" => OfCover(device),
        "valve" => Domains.Valve,
        "lock" => Domains.Lock,
        "climate" => Domains.Climate,
        "media_player" => ClassOf(device) == "tv" || IsCalled(device, "tv", "telly", "television") ? Domains.Tv : Domains.Speaker,
        "vacuum" => Domains.Vacuum,
        "scene" => Domains.Scene,
        "script" => Domains.Script,
        "button" or "input_button" => Domains.Button,
        "humidifier" => Domains.Humidifier,
        "alarm_control_panel" => Domains.Alarm,
        "todo" => Domains.Todo,
        "binary_sensor" => OfBinarySensor(ClassOf(device)),
        "sensor" => OfSensor(ClassOf(device)),
        _ => Domains.None,
    };

    /// <summary>The single kinds of a set.</summary>
    public static IEnumerable<Domains> Split(Domains domains)
    {
        for (var bit = 1L; bit <= (long)Domains.OtherSensor; bit <<= 1)
        {
            if (((long)domains & bit) != 0) yield return (Domains)bit;
        }
    }

    /// <summary>The word for one kind in the language files, also in the names of its rules (<c>blind_one</c>).</summary>
    public static string Name(this Domains domain) => domain switch
    {
        Domains.InputBoolean => "input_boolean",
        Domains.OtherCover => "cover",
        Domains.DoorSensor => "door",
        Domains.WindowSensor => "window",
        Domains.Todo => "list",
        Domains.OtherBinarySensor => "binary_sensor",
        _ when (domain & ~Domains.Sensor) == 0 => "sensor",
        _ => domain.ToString().ToLowerInvariant(),
    };

    /// <summary>The device's class in Home Assistant; null where it has none.</summary>
    private static string? ClassOf(Device device) =>
        device.State.Attributes.TryGetValue("device_class", out var value) && value.ValueKind == System.Text.Json.JsonValueKind.String
            ? value.GetString() : null;

    // A cover without a class is what its name says.
    private static Domains OfCover(Device device) => ClassOf(device) switch
    {
        "blind" or "shade" => Domains.Blind,
        "curtain" => Domains.Curtain,
        "shutter" => Domains.Shutter,
        "awning" => Domains.Awning,
        "garage" => Domains.Garage,
        "gate" => Domains.Gate,
        "door" => Domains.Door,
        "window" => Domains.Window,
        _ when IsCalled(device, "blind", "shade") => Domains.Blind,
        _ when IsCalled(device, "curtain", "drape") => Domains.Curtain,
        _ when IsCalled(device, "shutter") => Domains.Shutter,
        _ when IsCalled(device, "awning", "canopy") => Domains.Awning,
        _ when IsCalled(device, "garage") => Domains.Garage,
        _ when IsCalled(device, "gate") => Domains.Gate,
        _ when IsCalled(device, "window", "skylight") => Domains.Window,
        _ when IsCalled(device, "door") => Domains.Door,
        _ => Domains.OtherCover,
    };

    private static Domains OfBinarySensor(string? deviceClass) => deviceClass switch
    {
        "door" or "garage_door" => Domains.DoorSensor,
        "window" => Domains.WindowSensor,
        "motion" or "occupancy" or "presence" or "moving" => Domains.Motion,
        "moisture" => Domains.Leak,
        "smoke" or "heat" => Domains.Smoke,
        _ => Domains.OtherBinarySensor,
    };

    private static Domains OfSensor(string? deviceClass) => deviceClass switch
    {
        "temperature" => Domains.TemperatureSensor,
        "humidity" => Domains.HumiditySensor,
        "battery" => Domains.BatterySensor,
        "power" or "energy" => Domains.PowerSensor,
        "illuminance" => Domains.LuxSensor,
        "aqi" or "carbon_dioxide" or "pm25" or "volatile_organic_compounds" => Domains.AirSensor,
        "moisture" or "volume_storage" => Domains.TankSensor,
        "water" or "gas" => Domains.MeterSensor,
        "precipitation" => Domains.RainSensor,
        "wind_speed" => Domains.WindSensor,
        "weight" => Domains.WeightSensor,
        "signal_strength" => Domains.SignalSensor,
        _ => Domains.OtherSensor,
    };

    private static bool IsCalled(Device device, params ReadOnlySpan<string> nouns)
    {
        foreach (var word in UtteranceNormalizer.Split(device.Name))
        {
            if (nouns.Contains(Lexicon.Stem(word))) return true;
        }

        return false;
    }
}
