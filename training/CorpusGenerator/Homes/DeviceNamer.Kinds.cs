using HomeLLM.DeviceRegistry;

namespace HomeLLM.CorpusGenerator.Homes;

internal sealed partial class DeviceNamer
{
    private string Window(DeviceKind kind, Area? area)
    {
        var noun = names.Noun(kind.Name);
        var number = Number();
        if (random.Chance(style.BrandShare / 2)) return Branded(noun) + number;
        if (random.Chance(style.NicknameShare / 2)) return names.From(lists => lists.Nicknames);
        var start = Start(area, style.AreaInName);
        var window = names.FromRanked(lists => lists.Windows);
        if (random.Chance(style.NounlessShare) && !kind.IsSensor) return start + window + number;
        return random.Next(100) switch
        {
            < 34 when start.Length > 0 => $"{start}{noun}{number}",
            < 44 when start.Length > 0 => $"{start}{random.Pick(Sides)} {noun}{number}",
            < 50 when start.Length > 0 => $"{random.Pick(Sides)} {start}{noun}{number}",
            < 74 => $"{start}{window} {noun}{number}",
            < 82 => $"{random.Pick(Sides)} {noun}{number}",
            < 88 => $"{names.Person()} {noun}{number}",
            < 92 => noun + number,
            < 96 => $"{names.From(lists => lists.Qualifiers)} {noun}{number}",
            _ => $"{noun} {window}{number}",
        };
    }

    private string Door(DeviceKind kind, Area? area)
    {
        var noun = names.Noun(kind.Name);
        var door = names.FromRanked(lists => lists.Doors);
        if (kind.Domain == "lock" && random.Chance(style.BrandShare / 2)) return Branded(noun);
        var bare = kind.Domain == "lock" ? 0.45 : 0.12;
        return random.NextDouble() switch
        {
            var roll when roll < bare => Start(area, 0.06) + door,
            < 0.82 => $"{door} {noun}",
            < 0.92 when area is not null => $"{area.Name} {noun}{Number()}",
            < 0.95 => $"{names.Person()} {noun}",
            < 0.97 => names.Noun(kind.Name) + Number(),
            _ => $"{door} {noun}",
        };
    }

    private string Entrance(DeviceKind kind, Area? area)
    {
        var noun = names.Noun(kind.Name);
        return random.Next(100) switch
        {
            < 6 => Branded(noun),
            < 18 when kind.Name == "gate" => names.From(lists => lists.Gates),
            < 30 when area is not null => $"{area.Name} {noun}",
            < 38 => $"{random.Pick(Sides)} {noun}",
            < 44 => $"{names.Person()} {noun}",
            < 47 => $"{names.From(lists => lists.Qualifiers)} {noun}",
            < 50 => names.From(lists => lists.Nicknames),
            _ => noun + Number(),
        };
    }

    private string Appliance(DeviceKind kind, Area? area, IReadOnlyList<Floor> floors)
    {
        var noun = names.Noun(kind.Name);
        var number = Number();
        var isMedia = kind.Domain == "media_player";
        if (random.Chance((isMedia ? 0.14 : 0.05) + style.BrandShare)) return MadeBy(kind, area, noun) + number;
        if (random.Chance(style.NicknameShare / 2)) return names.From(lists => lists.Nicknames);
        if (isMedia && random.Chance(style.NounlessShare + 0.03)) return Nounless(kind, area);
        if (floors.Count > 1 && kind.Domain == "climate" && random.Chance(0.1)) return $"{random.Pick(floors).Name} {noun}";
        return random.Next(100) switch
        {
            < 6 when area is not null && number.Length > 0 => $"{area.Name}{number} {noun}",
            < 56 when area is not null => $"{area.Name} {noun}{number}",
            < 62 when area is not null => $"{area.Name} {random.Pick(Sides)} {noun}{number}",
            < 72 => noun + number,
            < 80 => $"{names.Person()} {noun}{number}",
            < 88 => $"{names.From(lists => lists.Qualifiers)} {noun}{number}",
            < 94 => $"{Start(area, style.AreaInName)}{names.From(lists => lists.Furniture)} {noun}{number}",
            _ => $"{Start(area, style.AreaInName)}{noun} {names.From(lists => lists.Products)}",
        };
    }

    private string MadeBy(DeviceKind kind, Area? area, string noun) => random.Next(10) switch
    {
        < 4 => Branded(noun),
        < 6 when area is not null => $"{area.Name} {names.Brand()}",
        < 7 when area is not null => $"{area.Name} {names.Brand()} {(kind.Domain == "climate" ? noun : names.From(lists => lists.Products))}",
        < 8 => Invented(noun),
        _ => $"{names.Brand()} {names.From(lists => lists.Products)}",
    };

    // A speaker is often called just like the room, or like the thing on which it hangs.
    private string Nounless(DeviceKind kind, Area? area) => random.Next(10) switch
    {
        < 3 when area is not null && kind.Name == "speaker" => area.Name,
        < 6 when area is not null => $"{area.Name} {Spot()}",
        < 8 => Spot(),
        _ => $"{names.From(lists => lists.Qualifiers)} {Spot()}",
    };

    private string Robot(Area? area, IReadOnlyList<Floor> floors) => random.Next(100) switch
    {
        < 48 => names.FromRanked(lists => lists.Robots),
        < 64 => names.Noun("vacuum"),
        < 72 => Branded(names.Noun("vacuum")),
        < 80 => $"{names.Brand()} {names.From(lists => lists.Products)}",
        < 86 when floors.Count > 1 => $"{random.Pick(floors).Name} {names.Noun("vacuum")}",
        < 92 when area is not null => $"{area.Name} {names.Noun("vacuum")}",
        < 96 => $"{names.From(lists => lists.Robots)} The {names.Noun("vacuum")}",
        _ => $"{names.Person()} {names.Noun("vacuum")}",
    };

    private string Listed(DeviceKind kind, Area? area)
    {
        var entry = ListEntry(kind);
        if (kind.Name is "alarm") return random.Chance(0.1) && area is not null ? $"{area.Name} {names.Noun("alarm")}" : entry;
        if (kind.Name is "todo")
        {
            return random.Next(10) switch
            {
                < 7 => entry,
                < 9 => $"{names.Person()} {names.Noun("list_word")}",
                _ => $"{(area is null ? names.Brand() : area.Name)} {names.Noun("list_word")}",
            };
        }

        var word = kind.Name is "input_button" ? "button_word" : kind.Name + "_word";
        return random.Next(100) switch
        {
            < 18 when area is not null => $"{area.Name} {entry}",
            < 24 => $"{entry} {names.Noun(word)}",
            < 28 => $"{names.Person()} {entry}",
            < 31 => $"{InventedWords.Make(random)} {names.Noun(word)}",
            < 34 => $"{names.From(lists => lists.Nicknames)} {names.Noun(word)}",
            < 36 => entry + " " + random.Next(1, 5),
            _ => entry,
        };
    }

    private string ListEntry(DeviceKind kind) => names.FromRanked(lists => kind.Name switch
    {
        "scene" => lists.Scenes,
        "script" => lists.Scripts,
        "todo" => lists.TodoLists,
        "alarm" => lists.Alarms,
        "helper" => lists.Helpers,
        "person" => lists.People,
        _ => lists.Buttons,
    });

    private string Sensor(DeviceKind kind, Area? area, IReadOnlyList<Floor> floors)
    {
        var noun = names.Noun(kind.Name);
        var measured = Measured(kind);
        return random.Next(100) switch
        {
            < 55 when area is not null && kind.Name is not ("sensor_battery" or "sensor_power" or "sensor_energy") => $"{area.Name} {noun}{Number()}",
            < 62 => noun + Number(),
            < 66 when floors.Count > 0 => $"{random.Pick(floors).Name} {noun}",
            < 70 when kind.Name is "sensor_temperature" or "sensor_humidity" => $"{random.Pick(["Outdoor", "Outside", "Indoor", "Garden", "Water"])} {noun}",
            < 74 => $"{names.Brand()} {noun}",
            < 78 => $"{names.Person()} {noun}",
            _ => $"{Start(area, style.AreaInName / 2)}{measured} {noun}",
        };
    }

    private string Measured(DeviceKind kind) => names.From(lists => kind.Name switch
    {
        "sensor_power" or "sensor_energy" => lists.SwitchThings,
        "sensor_battery" or "binary_battery" => random.Pick([lists.Doors, lists.Robots, lists.Windows, lists.Furniture]),
        "binary_leak" or "sensor_temperature" => random.Pick([lists.Furniture, lists.SwitchThings]),
        _ => lists.Furniture,
    });

    private string Other(DeviceKind kind)
    {
        if (kind.Domain == "weather") return random.Pick(["Weather", "Home", "Forecast", "Forecast Home", "Weather Station", "Local Weather"]);
        var thing = random.Pick(names.Lists.OtherThings[kind.Domain]);
        return random.Chance(0.75) ? thing : $"{names.Brand()} {thing}";
    }
}
