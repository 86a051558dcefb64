using System.Globalization;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.CorpusGenerator.Homes.Abilities;

/// <summary>Vacuums, alarms, lists, scenes, scripts, buttons and whatever nobody commands.</summary>
internal static class OtherAbilities
{
    // Home Assistant's VacuumEntityFeature.
    private const int Pause = 4, Stop = 8, ReturnHome = 16, FanSpeed = 32, Battery = 64, Locate = 512, CleanSpot = 1024, State = 4096, Start = 8192;

    private static readonly string[] FanSpeeds = ["quiet", "standard", "strong", "max"];

    /// <summary>A random vacuum; most can do everything, some neither stop nor call.</summary>
    public static DeviceState Vacuum(Detail detail, Random random)
    {
        const int Basic = Start | Pause | ReturnHome | State;
        var features = random.PickWeighted((6, Basic | Stop | FanSpeed | Battery | Locate), (2, Basic | Stop | Battery), (2, Basic | Locate | FanSpeed),
            (1, Basic | Stop | FanSpeed | Battery | Locate | CleanSpot), (1, Start | ReturnHome | State), (0.6, Basic));
        var bag = new AttributeBag(detail).Add("supported_features", features);
        if ((features & Battery) != 0) bag.AddLive("battery_level", random.Chance(0.5) ? 100 : random.Next(5, 100));
        if ((features & FanSpeed) != 0) bag.Add("fan_speed_list", FanSpeeds).AddLive("fan_speed", "standard");
        return bag.InState(random.PickWeighted((6, "docked"), (2, "cleaning"), (1, "paused"), (1, "idle"), (0.7, "returning"), (0.3, "error")));
    }

    /// <summary>A random alarm control panel.</summary>
    public static DeviceState Alarm(Detail detail, Random random)
    {
        // Home Assistant's AlarmControlPanelEntityFeature: home 1, away 2, night 4, trigger 8, vacation 32.
        var features = random.PickWeighted((4, 7), (3, 3), (1, 2), (1, 15), (1, 39), (0.7, 6));
        var code = random.Chance(0.3);
        var bag = new AttributeBag(detail).Add("supported_features", features).Add("code_arm_required", code);
        if (code) bag.Add("code_format", "number");
        var armed = new List<string> { "armed_away" };
        if ((features & 1) != 0) armed.Add("armed_home");
        if ((features & 4) != 0) armed.Add("armed_night");
        return bag.InState(random.Chance(0.6) ? "disarmed" : random.Pick(armed));
    }

    /// <summary>A random list; a few can't be added to.</summary>
    public static DeviceState Todo(Detail detail, Random random) =>
        new AttributeBag(detail).Add("supported_features", random.PickWeighted((6, 15), (3, 127), (1, 1), (1, 7), (0.3, 0)))
            .InState(random.Next(0, 24).ToString(CultureInfo.InvariantCulture));

    /// <summary>A scene or a button: its state is when it was used last.</summary>
    public static DeviceState Momentary(Detail detail, Random random)
    {
        var used = DateTimeOffset.UnixEpoch.AddSeconds(1_760_000_000 + random.Next(20_000_000));
        return new AttributeBag(detail).InState(random.Chance(0.3) ? "unknown" : used.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
    }

    /// <summary>A script, an automation or a helper: on or off.</summary>
    public static DeviceState OnOff(Detail detail, double on, Random random) => new AttributeBag(detail).InState(random.Chance(on) ? "on" : "off");

    /// <summary>A switch; some say that they are outlets.</summary>
    public static DeviceState Switch(Detail detail, Random random) =>
        new AttributeBag(detail).AddClass(random.Chance(0.2) ? random.Pick(["outlet", "switch"]) : null).InState(random.Chance(0.45) ? "on" : "off");

    /// <summary>Something of a domain that can be asked about at most.</summary>
    /// <param name="detail">How much is known of it.</param>
    /// <param name="domain">Its domain.</param>
    /// <param name="places">Where people may be.</param>
    /// <param name="isFahrenheit">Whether this home counts in °F.</param>
    /// <param name="random">Chooses.</param>
    public static DeviceState Other(Detail detail, string domain, IReadOnlyList<string> places, bool isFahrenheit, Random random)
    {
        var bag = new AttributeBag(detail);
        return bag.InState(domain switch
        {
            "person" or "device_tracker" => random.PickWeighted((6, "home"), (3, "not_home"), (1, random.Pick(places))),
            "weather" => Weather(bag, isFahrenheit, random),
            "camera" => random.Pick(["idle", "recording", "streaming"]),
            "lawn_mower" => random.Pick(["docked", "mowing", "paused", "returning"]),
            "water_heater" => random.Pick(["eco", "performance", "off"]),
            "timer" => random.Pick(["idle", "idle", "active", "paused"]),
            "number" => random.Next(1, 60).ToString(CultureInfo.InvariantCulture),
            "select" => random.Pick(["normal", "eco", "manual", "automatic"]),
            _ => random.Pick(["on", "off"]),
        });
    }

    private static string Weather(AttributeBag bag, bool isFahrenheit, Random random)
    {
        bag.AddLive("temperature", isFahrenheit ? random.Next(20, 100) : random.Next(-8, 35)).AddLive("humidity", random.Next(25, 100))
            .AddLive("temperature_unit", isFahrenheit ? "°F" : "°C");
        return random.Pick(["sunny", "partlycloudy", "cloudy", "rainy", "snowy", "clear-night", "fog", "windy", "pouring"]);
    }
}
