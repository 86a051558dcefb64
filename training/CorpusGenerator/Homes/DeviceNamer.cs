using System.Globalization;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.CorpusGenerator.Homes;

/// <summary>Thinks of names for things as their owners and makers do.</summary>
internal sealed partial class DeviceNamer(NameSource names, HomeStyle style, Random random)
{
    private static readonly string[] Spots =
        ["Main", "Ceiling", "Overhead", "Wall", "Corner", "Accent", "Big", "Small", "Left", "Right", "Back", "Front"];

    private static readonly string[] Misleading =
        ["Door", "Gate", "Window", "Curtain", "TV", "Radiator", "Washer", "Dryer", "Dishwasher", "Keyboard", "Screen", "Fan"];

    private static readonly string[] Sides = ["Left", "Right", "Middle", "Front", "Back", "Big", "Small", "Upper", "Lower"];

    /// <summary>A name for a thing.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="area">Where it stands; null for nowhere.</param>
    /// <param name="floors">The home's floors, after which some things are named.</param>
    public string Make(DeviceKind kind, Area? area, IReadOnlyList<Floor> floors)
    {
        var name = kind.Naming switch
        {
            Naming.Placed => Placed(kind, area),
            Naming.Switch => random.Chance(0.4) ? Placed(kind, area) : SwitchThing(area),
            Naming.Window => Window(kind, area),
            Naming.Door => Door(kind, area),
            Naming.Entrance => Entrance(kind, area),
            Naming.Appliance => Appliance(kind, area, floors),
            Naming.Robot => Robot(area, floors),
            Naming.Listed => Listed(kind, area),
            Naming.Sensor => Sensor(kind, area, floors),
            Naming.Person => names.From(lists => lists.People),
            _ => Other(kind),
        };
        return Collapse(name);
    }

    /// <summary>Another name for a thing.</summary>
    public string Alias(DeviceKind kind, Area? area) => Collapse(kind.Naming switch
    {
        Naming.Listed or Naming.Person => random.Chance(0.7) ? ListEntry(kind) : names.From(lists => lists.Nicknames),
        Naming.Robot => random.Chance(0.6) ? names.From(lists => lists.Robots) : names.Noun(kind.Name),
        Naming.Door or Naming.Entrance => random.Chance(0.6) ? names.From(lists => lists.Doors) : Short(kind),
        Naming.Window => names.From(lists => lists.Windows) + (random.Chance(0.6) ? " " + names.Noun(kind.Name) : ""),
        Naming.Sensor => Start(area, 0.5) + names.Noun(kind.Name),
        Naming.Other => names.From(lists => lists.Nicknames),
        _ => random.Next(10) switch
        {
            < 4 => names.From(lists => lists.Furniture) + " " + names.Noun(kind.Name),
            < 6 => names.From(lists => lists.Nicknames),
            < 7 => InventedWords.Make(random),
            < 8 => names.Brand() + (random.Chance(0.5) ? " " + names.From(lists => lists.Products) : ""),
            _ => Short(kind),
        },
    });

    /// <summary>The same names with one word less where two words meet that are the same: "Front Door Door Sensor".</summary>
    internal static string Collapse(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Where((word, i) => i == 0 || char.IsAsciiDigit(word[0])
            || !string.Equals(word, words[i - 1], StringComparison.OrdinalIgnoreCase)));
    }

    private string Placed(DeviceKind kind, Area? area)
    {
        var noun = names.Noun(kind.Name);
        if (random.Chance(style.NicknameShare)) return names.From(lists => lists.Nicknames) + (random.Chance(0.15) ? " " + noun : "");
        var number = Number();
        if (random.Chance(style.InventedShare)) return Invented(noun) + number;
        if (random.Chance(style.BrandShare)) return Branded(noun) + number;
        var start = Start(area, style.AreaInName);
        if (random.Chance(style.NounlessShare)) return start + Spot() + number;
        return random.Next(100) switch
        {
            < 4 when start.Length > 0 && number.Length > 0 => $"{start.TrimEnd()}{number} {noun}",
            < 26 when start.Length > 0 => $"{start}{noun}{number}",
            < 34 when start.Length > 0 => $"{start}{random.Pick(Spots)} {noun}{number}",
            < 66 => $"{start}{names.From(lists => lists.Furniture)} {noun}{number}",
            < 80 => $"{start}{names.From(lists => lists.Qualifiers)} {noun}{number}",
            < 83 => $"{names.Person()} {names.From(lists => lists.Furniture)} {noun}{number}",
            < 88 => $"{names.Person()} {noun}{number}",
            < 92 => $"{names.From(lists => lists.Qualifiers)} {names.From(lists => lists.Furniture)} {noun}{number}",
            < 95 when number.Length > 0 => noun + number,
            < 97 => $"{noun} {names.From(lists => lists.Furniture)}{number}",
            _ => $"{start}{names.From(lists => lists.Qualifiers)} {noun}{number}",
        };
    }

    private string SwitchThing(Area? area)
    {
        var thing = names.From(lists => lists.SwitchThings);
        return random.Next(100) switch
        {
            < 62 => thing,
            < 74 when area is not null => $"{area.Name} {thing}",
            < 82 => $"{thing} {names.Noun("switch")}",
            < 88 => $"{names.Person()} {thing}",
            < 92 => $"{names.From(lists => lists.Qualifiers)} {thing}",
            < 96 when random.Chance(style.InventedShare + style.BrandShare) => $"{names.Brand()} {thing}",
            _ => thing,
        };
    }

    private string Invented(string noun)
    {
        var word = InventedWords.Make(random);
        return random.Next(8) switch
        {
            0 => word,
            1 => $"{word} {InventedWords.Make(random)}",
            2 => $"{word} {(char)('A' + random.Next(26))}{random.Next(1, 100)}",
            3 => $"{word} {names.From(lists => lists.Furniture)}",
            _ => $"{word} {noun}",
        };
    }

    private string Branded(string noun)
    {
        var brand = names.Brand();
        return random.Next(10) switch
        {
            < 2 => brand,
            < 5 => $"{brand} {names.From(lists => lists.Products)}",
            < 6 => $"{brand} {names.From(lists => lists.Products)} {noun}",
            < 7 => $"{brand} {names.From(lists => lists.Products)} {random.Next(1, 10)}",
            _ => $"{brand} {noun}",
        };
    }

    private string Start(Area? area, double chance) => area is not null && random.Chance(chance) ? area.Name + " " : "";

    private string Number() => random.Chance(style.NumberShare)
        ? " " + random.Next(1, random.Chance(0.8) ? 8 : 30).ToString(CultureInfo.InvariantCulture)
        : "";

    // A lamp that is called "Garage Door" would be nothing but a trap.
    private string Spot()
    {
        for (var tries = 0; tries < 10; tries++)
        {
            var spot = names.From(lists => lists.Furniture);
            if (!Array.Exists(Misleading, word => spot.EndsWith(word, StringComparison.Ordinal))) return spot;
        }

        return names.From(lists => lists.Nicknames);
    }

    private string Short(DeviceKind kind) => random.Chance(0.5)
        ? $"{names.Person()} {names.Noun(kind.Name)}"
        : $"{names.From(lists => lists.Qualifiers)} {names.Noun(kind.Name)}";
}
