using HomeLLM.DeviceRegistry;

namespace HomeLLM.CorpusGenerator.Homes.Abilities;

/// <summary>Radiator valves, thermostats, air conditioners and heat pumps, and humidifiers.</summary>
internal static class ClimateAbilities
{
    // Home Assistant's ClimateEntityFeature.
    private const int Target = 1, Range = 2, FanMode = 8, Preset = 16, Swing = 32, TurnOffOn = 384;

    private static readonly string[] FanModes = ["auto", "low", "medium", "high"], SwingModes = ["off", "vertical", "both"];

    private static readonly string[][] HeatModes = [["off", "heat"], ["off", "heat", "auto"], ["heat", "off"], ["auto", "heat", "off"], ["heat"]];

    private static readonly string[][] CoolModes =
        [["off", "cool", "heat", "dry", "fan_only", "heat_cool"], ["off", "auto", "cool", "dry", "fan_only", "heat"],
            ["off", "cool", "dry", "fan_only"], ["off", "cool", "fan_only"], ["cool", "off"], ["off", "heat", "cool", "dry", "fan_only", "auto"]];

    private static readonly string[][] BothModes =
        [["off", "heat", "cool", "heat_cool"], ["off", "heat", "cool"], ["heat", "cool", "heat_cool", "off", "fan_only"],
            ["off", "heat", "cool", "auto"]];

    /// <summary>A random climate device that suits its name.</summary>
    /// <param name="detail">How much is known of it.</param>
    /// <param name="name">Its name: an air conditioner cools, a radiator doesn't.</param>
    /// <param name="isFahrenheit">Whether this home counts in °F.</param>
    /// <param name="presets">What its preset modes may be called.</param>
    /// <param name="random">Chooses.</param>
    public static DeviceState Make(Detail detail, string name, bool isFahrenheit, IReadOnlyList<string> presets, Random random)
    {
        var cools = Has(name, "AC", "Air", "Aircon", "Cooler", "Cooling", "Chiller", "Split");
        var isGeneral = Has(name, "Thermostat", "Climate", "HVAC", "Pump") || random.Chance(0.15);
        var modes = random.Pick(cools ? CoolModes : isGeneral && random.Chance(0.45) ? BothModes : HeatModes);
        var features = Target | (modes.Contains("off") && random.Chance(0.8) ? TurnOffOn : 0);
        if (modes.Contains("heat_cool") && !cools && random.Chance(0.6)) features |= Range;
        if (random.Chance(cools ? 0.25 : 0.45)) features |= Preset;
        if (cools || (modes.Contains("cool") && random.Chance(0.5))) features |= FanMode | (random.Chance(0.5) ? Swing : 0);
        var state = random.Chance(0.35) && modes.Contains("off") ? "off" : random.Pick(modes);
        var bag = new AttributeBag(detail).Add("hvac_modes", modes).Add("supported_features", features);
        if (WarmthOf(name) is { } warmth)
        {
            AddWarmth(bag, state, warmth, isFahrenheit, random);
        }
        else
        {
            AddRange(bag, cools, isFahrenheit, random);
            AddTarget(bag, state, features, cools, isFahrenheit, random);
        }

        if ((features & Preset) != 0) AddPresets(bag, presets, random);
        if ((features & FanMode) != 0) bag.Add("fan_modes", FanModes).AddLive("fan_mode", "auto");
        if ((features & Swing) != 0) bag.Add("swing_modes", SwingModes).AddLive("swing_mode", "off");
        return bag.InState(state);
    }

    /// <summary>A random humidifier or dehumidifier.</summary>
    /// <param name="detail">How much is known of it.</param>
    /// <param name="deviceClass">Its class; null where it doesn't say.</param>
    /// <param name="modes">What its modes may be called.</param>
    /// <param name="random">Chooses.</param>
    public static DeviceState Humidifier(Detail detail, string? deviceClass, IReadOnlyList<string> modes, Random random)
    {
        var (min, max) = random.Pick([(30, 80), (0, 100), (35, 85), (40, 70), (30, 90)]);
        var hasModes = random.Chance(0.65);
        var bag = new AttributeBag(detail).AddClass(deviceClass).Add("supported_features", hasModes ? 1 : 0)
            .Add("min_humidity", min).Add("max_humidity", max).AddLive("humidity", random.Next(8, 15) * 5);
        if (random.Chance(0.6)) bag.AddLive("current_humidity", random.Next(25, 80));
        if (!hasModes) return bag.InState(random.Chance(0.4) ? "on" : "off");
        var own = ModeNames.Draw(modes, random.Next(2, 6), random);
        return bag.Add("available_modes", own).AddLive("mode", random.Pick(own)).InState(random.Chance(0.4) ? "on" : "off");
    }

    private static void AddRange(AttributeBag bag, bool cools, bool isFahrenheit, Random random)
    {
        if (random.Chance(0.08)) return;
        var (min, max) = isFahrenheit
            ? random.Pick([(45, 95), (50, 90), (60, 86), (45, 85)])
            : cools ? random.Pick([(16, 30), (16, 32), (18, 30), (10, 31)]) : random.Pick([(5, 30), (7, 35), (4, 28), (5, 35), (7, 30)]);
        bag.Add("min_temp", min).Add("max_temp", max);
        if (random.Chance(0.7)) bag.Add("target_temp_step", isFahrenheit || (cools && random.Chance(0.6)) ? 1 : random.Pick([0.5, 0.5, 0.1, 1]));
    }

    private static void AddTarget(AttributeBag bag, string state, int features, bool cools, bool isFahrenheit, Random random)
    {
        bag.AddLive("current_temperature", Degrees(random.Next(32, 56) / 2.0, isFahrenheit));
        if (state == "off" && random.Chance(0.3)) return;
        var target = random.Next(cools ? 40 : 34, cools ? 53 : 49) / 2.0;
        if ((features & Range) != 0 && state == "heat_cool")
        {
            bag.AddLive("target_temp_low", Degrees(target - 2, isFahrenheit)).AddLive("target_temp_high", Degrees(target + 2, isFahrenheit));
        }
        else
        {
            bag.AddLive("temperature", Degrees(target, isFahrenheit));
        }

        if (!random.Chance(0.7)) return;
        bag.AddLive("hvac_action", state switch
        {
            "off" => "off",
            "heat" => random.Pick(["heating", "idle"]),
            "cool" => random.Pick(["cooling", "idle"]),
            "dry" => "drying",
            "fan_only" => "fan",
            _ => "idle",
        });
    }

    /// <summary>How cold and how warm a thing gets that is no heating of a room, in °C: saunas, ovens, fridges, pools; null for the others.</summary>
    internal static (int Min, int Max)? WarmthOf(string name) => name switch
    {
        _ when Has(name, "Sauna") => (40, 110),
        _ when Has(name, "Oven", "Kiln", "Smoker", "Grill", "Fryer") => (50, 250),
        _ when Has(name, "Freezer") => (-28, -10),
        _ when Has(name, "Fridge", "Refrigerator") => (1, 9),
        _ when Has(name, "Wine") => (5, 18),
        _ when Has(name, "Pool", "Tub", "Jacuzzi", "Spa", "Whirlpool", "Hottub") => (18, 40),
        _ when Has(name, "Aquarium", "Terrarium", "Vivarium", "Incubator", "Brooder") => (18, 40),
        _ when Has(name, "Water", "Kettle", "Geyser") => (30, 80),
        _ => null,
    };

    private static void AddWarmth(AttributeBag bag, string state, (int Min, int Max) warmth, bool isFahrenheit, Random random)
    {
        bag.Add("min_temp", Degrees(warmth.Min, isFahrenheit)).Add("max_temp", Degrees(warmth.Max, isFahrenheit));
        bag.AddLive("current_temperature", Degrees(random.Next(warmth.Min, warmth.Max), isFahrenheit));
        if (state != "off" || random.Chance(0.7)) bag.AddLive("temperature", Degrees(random.Next(warmth.Min, warmth.Max + 1), isFahrenheit));
    }

    private static void AddPresets(AttributeBag bag, IReadOnlyList<string> names, Random random)
    {
        var modes = ModeNames.Draw(names, random.Next(2, 6), random);
        bag.Add("preset_modes", modes).AddLive("preset_mode", random.Pick(modes));
    }

    // Home Assistant converts every temperature of a state to the home's unit.
    private static double Degrees(double celsius, bool isFahrenheit) => isFahrenheit ? Math.Round((celsius * 9 / 5) + 32) : celsius;

    private static bool Has(string name, params ReadOnlySpan<string> words)
    {
        foreach (var word in name.Split(' '))
        {
            foreach (var wanted in words)
            {
                if (string.Equals(word, wanted, StringComparison.OrdinalIgnoreCase)) return true;
            }
        }

        return false;
    }
}
