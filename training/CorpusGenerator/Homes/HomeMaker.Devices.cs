using System.Collections.Immutable;
using System.Globalization;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.CorpusGenerator.Homes;

internal sealed partial class HomeMaker
{
    private static readonly string[] Spots =
        ["Main", "Ceiling", "Overhead", "Wall", "Corner", "Accent", "Big", "Small", "Left", "Right", "Back", "Front"];

    private void MakeDevice(string domain, Area? area, HomeStyle style)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            var name = DeviceName(domain, area, style);
            if (style.Lower) name = name.ToLowerInvariant();
            // The same name twice is fine in two areas, and only there.
            var twin = _devices.FindIndex(device => Same(device.Name, name) || device.Aliases.Any(alias => Same(alias, name)));
            if (twin >= 0 && !(_devices[twin].AreaId != area?.Id && area is not null && _devices[twin].AreaId is not null
                && _random.Chance(style.RepeatShare)
                && !_devices.Exists(device => device.AreaId == area.Id && Same(device.Name, name)))) continue;
            if (_areas.Exists(other => Same(other.Name, name)) && !_random.Chance(0.05)) continue;
            Add(domain, name, area, style);
            return;
        }

        Add(domain, InventedWords.Make(_random) + " " + Noun(domain), area, style);
    }

    // Several of one kind: "Spot 1" to "Spot 4", "Left Lamp" and "Right Lamp".
    private void MakeSet(Area area, HomeStyle style)
    {
        var domain = PickDomain(style);
        if (!Commandable.Contains(domain)) return;
        var noun = Noun(domain);
        var prefix = _random.PickWeighted((3, ""), (4, area.Name + " "), (2, From(lists => lists.Furniture) + " "));
        string[] marks = _random.Next(5) switch
        {
            0 => ["Left", "Right"],
            1 => ["Front", "Back"],
            _ => [.. Enumerable.Range(1, _random.Next(2, 7)).Select(number => number.ToString(CultureInfo.InvariantCulture))],
        };
        foreach (var mark in marks)
        {
            var name = char.IsAsciiDigit(mark[0]) ? $"{prefix}{noun} {mark}" : $"{mark} {prefix}{noun}";
            if (!_devices.Exists(device => Same(device.Name, name))) Add(domain, name, area, style);
        }
    }

    private string DeviceName(string domain, Area? area, HomeStyle style)
    {
        if (!Commandable.Contains(domain))
        {
            var thing = _random.Pick(_lists.OtherThings[domain]);
            return _random.Chance(0.75) ? thing : $"{InventedWords.Make(_random)} {thing}";
        }

        if (_random.Chance(style.NicknameShare)) return From(lists => lists.Nicknames) + (_random.Chance(0.15) ? " " + Noun(domain) : "");
        if (domain == "switch" && _random.Chance(0.6)) return SwitchName(area, style);
        var noun = Noun(domain);
        var number = _random.Chance(style.NumberShare)
            ? " " + _random.Next(1, _random.Chance(0.8) ? 8 : 30).ToString(CultureInfo.InvariantCulture) : "";
        if (_random.Chance(style.InventedShare)) return Invented(noun) + number;
        var withArea = area is not null && _random.Chance(style.AreaInName);
        var start = withArea ? area!.Name + " " : "";
        return _random.Next(100) switch
        {
            < 26 when withArea => $"{start}{noun}{number}",
            < 34 when withArea => $"{start}{_random.Pick(Spots)} {noun}{number}",
            < 66 => $"{start}{From(lists => lists.Furniture)} {noun}{number}",
            < 80 => $"{start}{From(lists => lists.Qualifiers)} {noun}{number}",
            < 83 => $"{Possessive(From(lists => lists.People))} {From(lists => lists.Furniture)} {noun}{number}",
            < 88 => $"{Possessive(From(lists => lists.People))} {noun}{number}",
            < 92 => $"{From(lists => lists.Qualifiers)} {From(lists => lists.Furniture)} {noun}{number}",
            < 95 when number.Length > 0 => noun + number,
            < 97 => $"{noun} {From(lists => lists.Furniture)}{number}",
            _ => $"{start}{From(lists => lists.Qualifiers)} {noun}{number}",
        };
    }

    private string Invented(string noun)
    {
        var word = InventedWords.Make(_random);
        return _random.Next(8) switch
        {
            0 => word,
            1 => $"{word} {InventedWords.Make(_random)}",
            2 => $"{word} {(char)('A' + _random.Next(26))}{_random.Next(1, 100)}",
            3 => $"{word} {From(lists => lists.Furniture)}",
            _ => $"{word} {noun}",
        };
    }

    private string SwitchName(Area? area, HomeStyle style)
    {
        var thing = From(lists => lists.SwitchThings);
        return _random.Next(100) switch
        {
            < 62 => thing,
            < 74 when area is not null => $"{area.Name} {thing}",
            < 82 => $"{thing} {_random.Pick(_lists.SwitchNouns)}",
            < 88 => $"{Possessive(From(lists => lists.People))} {thing}",
            < 92 => $"{From(lists => lists.Qualifiers)} {thing}",
            < 96 when _random.Chance(style.InventedShare * 2) => $"{InventedWords.Make(_random)} {thing}",
            _ => thing,
        };
    }

    private static bool IsCalled(Device device, string name) => Same(device.Name, name) || device.Aliases.Any(alias => Same(alias, name));

    private string Noun(string domain) => _random.Pick(domain switch
    {
        "light" => _lists.LightNouns,
        "fan" => _lists.FanNouns,
        _ => _random.Chance(0.06) ? _lists.LightNouns : _lists.SwitchNouns,
    });

    private ImmutableArray<string> Aliases(string domain, string name, HomeStyle style)
    {
        if (!_random.Chance(style.AliasShare)) return [];
        var aliases = new List<string>();
        var count = _random.Chance(0.75) ? 1 : 2;
        for (var i = 0; i < count; i++)
        {
            var alias = _random.Next(10) switch
            {
                < 4 => From(lists => lists.Furniture) + " " + Noun(domain),
                < 6 => From(lists => lists.Nicknames),
                < 8 => InventedWords.Make(_random),
                _ => Possessive(From(lists => lists.People)) + " " + Noun(domain),
            };
            if (!Same(alias, name) && !_devices.Exists(device => IsCalled(device, alias))) aliases.Add(alias);
        }

        return [.. aliases];
    }
}
