using System.Collections.Immutable;
using System.Globalization;
using HomeLLM.CorpusGenerator.Homes;
using HomeLLM.CorpusGenerator.Orders;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.CorpusGenerator.Speech;

/// <summary>Thinks of values and says them: percentages, steps, colours, whites, modes, directions.</summary>
internal sealed partial class ValueSpeech
{
    private static readonly (string Said, int Percent, bool LightsOnly)[] Fractions =
    [
        ("half", 50, false), ("a half", 50, false), ("one half", 50, true), ("a third", 33, true), ("one third", 33, true),
        ("a quarter", 25, true), ("one quarter", 25, true), ("two thirds", 67, true), ("three quarters", 75, true),
        ("a fifth", 20, true), ("one fifth", 20, true), ("two fifths", 40, true), ("three fifths", 60, true), ("four fifths", 80, true),
        ("a tenth", 10, true), ("one tenth", 10, true), ("half way", 50, false), ("halfway", 50, false),
        ("full", 100, false), ("max", 100, false), ("maximum", 100, false), ("the maximum", 100, false), ("the max", 100, false),
        ("minimum", 1, true), ("the minimum", 1, true), ("the lowest", 1, true), ("lowest", 1, true),
    ];

    private static readonly (string Said, int Percent)[] Degrees =
        [("full", 100), ("maximum", 100), ("max", 100), ("half", 50), ("minimum", 1), ("lowest", 1), ("the lowest", 1), ("quarter", 25),
            ("full", 100), ("half", 50)];

    private static readonly (string Said, int Percent)[] Speeds =
        [("low", 33), ("medium", 67), ("high", 100), ("low", 33), ("medium", 67), ("high", 100), ("full", 100), ("max", 100),
            ("maximum", 100), ("half", 50)];

    private static readonly (string Said, int Kelvin)[] Whites =
        [("warm white", 2700), ("neutral white", 3500), ("cool white", 4000), ("cold white", 4000), ("daylight", 5500),
            ("candlelight", 2200), ("candle light", 2200)];

    private static readonly string[] Hundred = ["a hundred percent", "hundred percent", "one hundred percent", "a full hundred percent"];

    // The last two don't go before a comparative.
    private static readonly string[] Littles =
        ["a bit", "a bit", "a bit", "a bit", "a little", "a little", "a little", "slightly", "slightly", "just a bit", "a little bit",
         "just a little", "a tad", "a touch", "just a tad", "a wee bit", "a smidge", "ever so slightly",
         "a hair", "a fraction", "a shade", "a smidgen", "a teeny bit", "just a hair", "by a bit", "by a touch"];

    private static readonly string[] Lots = ["a lot", "a lot", "a lot", "quite a lot", "a whole lot", "by a lot", "a great deal", "a ton"];

    private static readonly string[] Muches =
        ["a lot", "a lot", "much", "much", "way", "quite a lot", "a whole lot", "much much", "a good deal", "far", "lots"];

    // Colours that people name and CSS doesn't: nothing that a light can be told.
    private static readonly string[] Nameless = ["mauve", "burgundy", "octarine", "ultraviolet", "camouflage", "plaid", "polka dot",
        "tartan", "see through"];

    private readonly ImmutableArray<string> _commonColors;
    private readonly ImmutableArray<string> _otherColors;
    private readonly ImmutableArray<string> _modes;
    private readonly ImmutableArray<string> _items;
    private readonly ImmutableArray<string> _heldOutItems;
    private readonly ImmutableArray<string> _jobs;
    private readonly ImmutableArray<string> _heldOutJobs;

    /// <summary>Reads the colours.</summary>
    public ValueSpeech(string languageFolder, WordLists lists)
    {
        var lines = WordLists.Lines(Path.Combine(languageFolder, "names"), "colors").ToList();
        var border = lines.IndexOf("---");
        _commonColors = [.. lines.Take(border).SelectMany(WordLists.Split)];
        _otherColors = [.. lines.Skip(border + 1).SelectMany(WordLists.Split)];
        _modes = lists.PresetModes;
        (_items, _heldOutItems) = Divide(languageFolder, "items");
        (_jobs, _heldOutJobs) = Divide(languageFolder, "jobs");
    }

    private static (ImmutableArray<string> Seen, ImmutableArray<string> HeldOut) Divide(string languageFolder, string list)
    {
        var items = WordLists.Lines(Path.Combine(languageFolder, "names"), list).SelectMany(WordLists.Split)
            .ToLookup(item => StableHash.Of("items" + item) % WordLists.HeldOutOneOf == 0);
        return ([.. items[false]], [.. items[true]]);
    }

    /// <summary>Fills one slot: what is said, and the order with its value. Null where the home has nothing of the kind.</summary>
    /// <param name="slot">The slot's name.</param>
    /// <param name="order">The order so far.</param>
    /// <param name="domains">The kinds of devices that the template speaks of.</param>
    /// <param name="home">The home, whose own modes and sources are named.</param>
    /// <param name="random">Chooses.</param>
    public (string Said, Order Order)? Fill(string slot, Order order, Domains domains, HomeSnapshot home, Random random)
    {
        switch (slot)
        {
            case "p" or "pn" when order.Kind is OrderKind.Position or OrderKind.PositionClosed or OrderKind.Volume:
                return Share(order, random, bareToo: slot == "p");
            case "px" when order.Kind is OrderKind.Position or OrderKind.PositionClosed or OrderKind.Volume:
                var (share, percentage) = random.Pick(order.Kind == OrderKind.Volume ? Loudnesses : Openings);
                return (share, order with { Percent = percentage });
            case "s" when order.Kind is OrderKind.VolumeMore or OrderKind.VolumeLess:
                var change = random.Pick([5, 10, 10, 15, 20, 20, 25, 30, random.Next(1, 60)]);
                return ("by " + SayPercent(change, random, bareToo: random.Chance(0.3)), order with { StepPercent = change });
            case "temp":
                return Temperature(order, home, random);
            case "deg" or "ndeg":
                return Change(order, random, always: slot == "ndeg");
            case "hvac":
                var hvac = random.Pick(HvacModes);
                return (hvac.Said, order with { HvacMode = hvac.Mode });
            case "src":
                return Source(order, home, random);
            case "hum":
                var humidity = random.Chance(0.03) ? random.Pick([0, 5, 95, 100, 120]) : random.Chance(0.7) ? random.Next(5, 16) * 5 : random.Next(30, 71);
                return (SayPercent(humidity, random, bareToo: true), order with { Percent = humidity });
            case "p":
                var (said, percent, lightsOnly) = Percent(random, bareToo: true);
                return (said, order with { Percent = percent, PercentIsForLights = lightsOnly });
            case "pn":
                var (number, value, _) = Percent(random, bareToo: false);
                return (number, order with { Percent = value });
            case "way":
                var (way, part) = random.Pick(Openings);
                return (way, order with { Percent = part, PercentIsForLights = order.Kind == OrderKind.Set });
            case "px":
                var degree = random.Pick(Degrees);
                return (degree.Said, order with { Percent = degree.Percent, PercentIsForLights = true });
            case "s":
                var speed = random.Pick(Speeds);
                return (speed.Said, order with { Percent = speed.Percent, SpeedWord = speed.Said });
            case "by":
                return By(order, random);
            case "much":
                return Much(order, random);
            case "step":
                var step = Step(random);
                return (SayPercent(step, random, bareToo: false), order with { StepPercent = step });
            case "c":
                var color = Color(random);
                var css = Nameless.Contains(color) ? "" : color.Replace(" ", "", StringComparison.Ordinal);
                return (SayColor(color, random), order with { Color = css });
            case "rgb":
                return Rgb(order, random);
            case "k":
                return Kelvin(order, random);
            case "d":
                var reverse = random.Chance(0.6);
                var direction = reverse ? "reverse" : random.Pick(["forward", "forward", "forwards"]);
                return (direction, order with { Direction = reverse ? "reverse" : "forward" });
            case "m":
                return Mode(order, domains, home, random);
            default:
                throw new ArgumentOutOfRangeException(nameof(slot), slot, "no value has this slot");
        }
    }

    private static (string Said, int Percent, bool LightsOnly) Percent(Random random, bool bareToo)
    {
        if (bareToo && random.Chance(0.2)) return random.Pick(Fractions);
        var value = AnyPercent(random);
        return (SayPercent(value, random, bareToo), value, false);
    }

    private static int AnyPercent(Random random) => random.NextDouble() switch
    {
        < 0.015 => random.Pick([101, 110, 120, 150, 200, 250, 300, 400, 500, 999, 1000, random.Next(101, 1000)]),
        < 0.022 => 0,
        < 0.34 => random.Next(1, 11) * 10,
        < 0.5 => random.Next(1, 21) * 5,
        _ => random.Next(1, 101),
    };

    private static string SayPercent(int value, Random random, bool bareToo)
    {
        var digits = value.ToString(CultureInfo.InvariantCulture);
        if (value == 100 && random.Chance(0.3)) return random.Pick(Hundred);
        return random.Next(bareToo ? 100 : 88) switch
        {
            < 40 => digits + " percent",
            < 66 => digits + "%",
            < 84 => NumberSpeech.Say(value, random.Chance(0.6) ? ' ' : '-') + " percent",
            < 86 => digits + " per cent",
            < 88 => digits + " pct",
            < 96 => digits,
            _ => NumberSpeech.Say(value, ' '),
        };
    }

    private static int Step(Random random) => random.NextDouble() switch
    {
        < 0.012 => random.Next(101, 400),
        < 0.5 => random.Pick([5, 10, 15, 20, 25, 30, 40, 50]),
        _ => random.Next(1, 101),
    };

    private static (string Said, Order Order) By(Order order, Random random)
    {
        switch (random.Next(100))
        {
            case < 34:
                var step = Step(random);
                return ("by " + SayPercent(step, random, bareToo: random.Chance(0.4)), order with { StepPercent = step });
            case < 42:
                var plain = Step(random);
                return (SayPercent(plain, random, bareToo: false), order with { StepPercent = plain });
            case < 62:
                return (random.Pick(Littles), order with { Step = 10 });
            case < 76:
                return (random.Pick(Lots), order with { Step = 40 });
            default:
                return ("", order);
        }
    }

    private static (string Said, Order Order) Much(Order order, Random random)
    {
        switch (random.Next(100))
        {
            case < 34:
                return (random.Pick(Littles[..^2]), order with { Step = 10 });
            case < 52:
                return (random.Pick(Muches), order with { Step = 40 });
            case < 66:
                var step = Step(random);
                return (SayPercent(step, random, bareToo: false), order with { StepPercent = step });
            default:
                return ("", order);
        }
    }

    private string Color(Random random) => random.NextDouble() switch
    {
        < 0.02 => random.Pick(Nameless),
        < 0.68 => random.Pick(_commonColors),
        _ => random.Pick(_otherColors),
    };

    private static string SayColor(string color, Random random) => color.Contains(' ', StringComparison.Ordinal) && random.Chance(0.12)
        ? color.Replace(" ", "", StringComparison.Ordinal) : color;

    private static (string Said, Order Order) Rgb(Order order, Random random)
    {
        int[] values = [Part(random), Part(random), Part(random)];
        if (random.Chance(0.03)) values[random.Next(3)] = random.Next(256, 999);
        var said = string.Join(random.Pick([" ", " ", ", ", ",", " and "]),
            values.Select(value => value.ToString(CultureInfo.InvariantCulture)));
        return (said.Contains("and", StringComparison.Ordinal) ? $"{values[0]} {values[1]} and {values[2]}" : said,
            order with { Rgb = values });
    }

    private static int Part(Random random) => random.NextDouble() switch
    {
        < 0.25 => 0,
        < 0.45 => 255,
        < 0.6 => random.Next(1, 26) * 10,
        _ => random.Next(256),
    };

    private static (string Said, Order Order) Kelvin(Order order, Random random)
    {
        if (random.Chance(0.62))
        {
            var white = random.Pick(Whites);
            return (white.Said, order with { Kelvin = white.Kelvin });
        }

        var value = random.NextDouble() switch
        {
            < 0.06 => random.Next(10, 20) * 100,
            < 0.12 => random.Next(65, 100) * 100,
            < 0.75 => random.Next(20, 66) * 100,
            _ => random.Next(2000, 6536),
        };
        var digits = value.ToString(CultureInfo.InvariantCulture);
        var said = random.Next(10) switch
        {
            < 6 => digits + " kelvin",
            < 8 => digits + "k",
            < 9 => digits + " K",
            _ => NumberSpeech.Say(value, ' ') + " kelvin",
        };
        return (said, order with { Kelvin = value });
    }

    private (string Said, Order Order)? Mode(Order order, Domains domains, HomeSnapshot home, Random random)
    {
        var own = home.Devices.Where(device => (DomainNames.Of(device) & domains) != 0).SelectMany(device => device.Capabilities.PresetModes).ToList();
        var mode = own.Count > 0 && random.Chance(0.92) ? random.Pick(own) : random.Pick(_modes);
        // "Set the fan to low" is a speed where the fan has one: the speed's own templates teach that.
        if (order.Kind == OrderKind.PresetBare && Array.Exists(Speeds, speed => speed.Said == mode)) return null;
        return (mode.Replace('_', ' '), order with { Mode = mode });
    }
}
