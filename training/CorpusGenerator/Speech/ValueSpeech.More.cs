using System.Globalization;
using HomeLLM.CorpusGenerator.Homes.Abilities;
using HomeLLM.CorpusGenerator.Orders;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.CorpusGenerator.Speech;

internal sealed partial class ValueSpeech
{
    private static readonly (string Said, string Mode)[] HvacModes =
    [
        ("heat", "heat"), ("heat", "heat"), ("heating", "heat"), ("heating", "heat"), ("cool", "cool"), ("cool", "cool"), ("cooling", "cool"),
        ("cooling", "cool"), ("auto", "auto"), ("auto", "auto"), ("automatic", "auto"), ("dry", "dry"), ("drying", "dry"),
        ("fan only", "fan_only"), ("fan only", "fan_only"), ("fan", "fan_only"), ("heat cool", "heat_cool"), ("heat and cool", "heat_cool"),
        ("heat/cool", "heat_cool"),
    ];

    private static readonly (string Said, int Percent)[] Shares =
    [
        ("half", 50), ("half", 50), ("a quarter", 25), ("a third", 33), ("two thirds", 67), ("three quarters", 75), ("one quarter", 25),
        ("one third", 33), ("a fifth", 20), ("one fifth", 20), ("two fifths", 40), ("four fifths", 80), ("a tenth", 10), ("half way", 50),
    ];

    // What stands before or after "open" and "closed", and before "volume".
    private static readonly (string Said, int Percent)[] Openings =
    [
        ("half", 50), ("half", 50), ("halfway", 50), ("halfway", 50), ("half way", 50), ("a quarter", 25), ("a third", 33), ("two thirds", 67),
        ("three quarters", 75), ("a fifth", 20), ("four fifths", 80), ("a tenth", 10), ("a third of the way", 33),
        ("a quarter of the way", 25), ("three quarters of the way", 75), ("two thirds of the way", 67), ("half of the way", 50),
    ];

    private static readonly (string Said, int Percent)[] Loudnesses =
        [("full", 100), ("full", 100), ("half", 50), ("half", 50), ("maximum", 100), ("max", 100)];

    private static readonly (string Said, decimal Value)[] SaidDegrees =
    [
        ("a degree", 1), ("one degree", 1), ("1 degree", 1), ("half a degree", 0.5m), ("a couple of degrees", 2), ("one and a half degrees", 1.5m),
        ("just one degree", 1), ("a single degree", 1), ("half a degree", 0.5m), ("two degrees", 2),
    ];

    private static readonly string[] CommonSources =
        ["HDMI 1", "HDMI 2", "Bluetooth", "Spotify", "Netflix", "Radio", "AUX", "YouTube", "Line In", "TV"];

    private static readonly string[] Counts = ["a pack of", "a box of", "a bag of", "a bottle of", "a can of", "3", "6", "12", "2"];

    /// <summary>Something to put on a list: what is said, and what belongs on the list.</summary>
    /// <param name="random">Chooses.</param>
    /// <param name="heldOut">Whether it comes from what the training never sees.</param>
    /// <param name="isJob">Whether it must be something to do.</param>
    public (string Said, string Item) Item(Random random, bool heldOut, bool isJob)
    {
        if (isJob || random.Chance(0.22))
        {
            var job = random.Pick(heldOut ? _heldOutJobs : _jobs);
            return (job, job);
        }

        var entry = random.Pick(heldOut ? _heldOutItems : _items);
        var item = WithoutArticle(entry);
        if (item != entry) return (entry, item);
        if (!item.Contains(' ', StringComparison.Ordinal) && random.Chance(0.1))
        {
            item = random.Pick(Counts) + " " + item;
            return (item, WithoutArticle(item));
        }

        return (random.PickWeighted((7, ""), (2.4, "some "), (0.6, "the ")) + item, item);
    }

    private static string WithoutArticle(string item)
    {
        foreach (var article in (ReadOnlySpan<string>)["a ", "an ", "some ", "the "])
        {
            if (item.StartsWith(article, StringComparison.Ordinal)) return item[article.Length..];
        }

        return item;
    }

    // How far something is open, or how loud: of a volume, people also say "full".
    private static (string Said, Order Order) Share(Order order, Random random, bool bareToo)
    {
        if (bareToo && random.Chance(0.18))
        {
            var (said, percent) = order.Kind == OrderKind.Volume && random.Chance(0.5)
                ? random.Pick([("max", 100), ("full", 100), ("maximum", 100), ("the max", 100)]) : random.Pick(Shares);
            return (said, order with { Percent = percent });
        }

        var value = AnyPercent(random);
        return (SayPercent(value, random, bareToo), order with { Percent = value });
    }

    private static (string Said, Order Order) Temperature(Order order, HomeSnapshot home, Random random)
    {
        var heated = home.Devices.Where(device => device.Id.Domain == "climate").ToArray();
        // Rooms are what is mostly spoken of; a sauna, an oven, a pool has its own numbers, and any number can be said of anything.
        var special = Array.FindAll(heated, device => ClimateAbilities.WarmthOf(device.Name) is not null);
        var isFahrenheit = heated.Length > 0 && heated.Except(special).Select(device => device.Capabilities.MaxTemperature).DefaultIfEmpty(30).Max() > 50;
        decimal value = isFahrenheit ? random.Next(60, 80) : random.Next(16, 27);
        var isOther = random.Chance(special.Length > 0 ? 0.5 : 0.14);
        if (isOther && special.Length > 0 && random.Chance(0.8))
        {
            var can = random.Pick(special).Capabilities;
            value = random.Next((int)Math.Ceiling(can.MinTemperature), (int)can.MaxTemperature + 1);
            if (value < 0) return (SayBelow((int)-value, random), order with { Degrees = value });
        }
        else if (isOther)
        {
            value = random.Pick([random.Next(0, 12), random.Next(28, 46), random.Next(40, 111), random.Next(10, 25) * 10, random.Next(80, 251), random.Next(10, 100)]);
        }

        if (value > 60 && random.Chance(0.6)) value = Math.Round(value / 5) * 5;
        if (!isFahrenheit && value < 45 && random.Chance(0.16)) value += 0.5m;
        return (SayDegrees(value, random, bareToo: true), order with { Degrees = value });
    }

    // "Minus eighteen", "-18 degrees", of freezers.
    private static string SayBelow(int degrees, Random random)
    {
        var number = random.Chance(0.7) ? degrees.ToString(CultureInfo.InvariantCulture) : NumberSpeech.Say(degrees, ' ');
        var sign = random.Chance(0.4) && char.IsAsciiDigit(number[0]) ? "-" : "minus ";
        return sign + number + random.PickWeighted((5, ""), (4, " degrees"), (0.4, " degrees celsius"), (0.4, "°"));
    }

    private static string SayDegrees(decimal value, Random random, bool bareToo)
    {
        var unit = random.PickWeighted((bareToo ? 45 : 0, ""), (48, value == 1 ? " degree" : " degrees"), (2, "°"), (3, " degrees celsius"));
        if (unit == " degrees celsius" && value > 45) unit = " degrees";
        var whole = (int)value;
        if (value == whole)
        {
            return (unit == "°" || random.Chance(0.68) ? whole.ToString(CultureInfo.InvariantCulture)
                : NumberSpeech.Say(whole, random.Chance(0.7) ? ' ' : '-')) + unit;
        }

        return random.Next(10) switch
        {
            < 6 => value.ToString(CultureInfo.InvariantCulture) + unit,
            < 8 => NumberSpeech.Say(whole, ' ') + " and a half" + (unit == "°" ? "" : unit),
            < 9 => whole.ToString(CultureInfo.InvariantCulture) + " and a half" + (unit == "°" ? "" : unit),
            _ => NumberSpeech.Say(whole, ' ') + " point five" + (unit == "°" ? "" : unit),
        };
    }

    // By how much warmer or cooler: a degree where nothing is said.
    private static (string Said, Order Order) Change(Order order, Random random, bool always)
    {
        var how = always ? 99 : random.Next(100);
        if (how < 38) return ("", order with { Degrees = 1 });
        if (how < 56) return (random.Pick(Littles[..^2]), order with { Degrees = 0.5m });
        if (how < 68) return (random.Pick(["a lot", "a lot", "much", "a whole lot", "quite a lot"]), order with { Degrees = 2 });
        var by = !always && random.Chance(0.35) ? "by " : "";
        if (random.Chance(0.3))
        {
            var (said, value) = random.Pick(SaidDegrees);
            return (by + said, order with { Degrees = value });
        }

        var degrees = random.Chance(0.8) ? random.Next(2, 6) : random.Next(2, 11);
        var number = random.Chance(0.5) ? degrees.ToString(CultureInfo.InvariantCulture) : NumberSpeech.Say(degrees, ' ');
        return ($"{by}{number} degrees", order with { Degrees = degrees });
    }

    private static (string Said, Order Order) Source(Order order, HomeSnapshot home, Random random)
    {
        var own = home.Devices.SelectMany(device => device.Capabilities.Sources).ToList();
        var source = own.Count > 0 && random.Chance(0.93) ? random.Pick(own) : random.Pick(CommonSources);
        return (source, order with { Source = source });
    }
}
