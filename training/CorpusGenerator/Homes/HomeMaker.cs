using System.Collections.Immutable;
using System.Text.Json;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.CorpusGenerator.Homes;

/// <summary>Makes random homes: small and big, tidy and odd, with every mix of abilities and every kind of name.</summary>
internal sealed partial class HomeMaker
{
    private static readonly string[] Commandable = ["light", "fan", "switch"];

    private readonly WordLists _lists;
    private readonly WordLists _others;
    private readonly Random _random;
    private readonly double _otherShare;
    private readonly HashSet<string> _ids = [];
    private readonly Dictionary<string, int> _names = [];
    private readonly List<Area> _areas = [];
    private readonly List<Floor> _floors = [];
    private readonly List<Device> _devices = [];

    private HomeMaker(WordLists lists, WordLists others, double otherShare, Random random)
    {
        _lists = lists;
        _others = others;
        _otherShare = otherShare;
        _random = random;
    }

    /// <summary>Makes a home of 3 to 300 devices, mostly 5 to 40.</summary>
    /// <param name="lists">Where its names come from.</param>
    /// <param name="others">Where the rest of its names comes from.</param>
    /// <param name="otherShare">How many of its names come from <paramref name="others"/>, 0 to 1.</param>
    /// <param name="random">Chooses.</param>
    public static HomeSnapshot Make(WordLists lists, WordLists others, double otherShare, Random random) =>
        new HomeMaker(lists, others, otherShare, random).Make();

    private HomeSnapshot Make()
    {
        var size = _random.Next(100) switch
        {
            < 8 => _random.Next(3, 6),
            < 50 => _random.Next(6, 16),
            < 85 => _random.Next(14, 41),
            < 97 => _random.Next(40, 100),
            _ => _random.Next(100, 301),
        };
        MakeFloors(size);
        MakeAreas(Math.Clamp((int)(size / (1.5 + (_random.NextDouble() * 4))) + 1, 1, 40));
        var style = new HomeStyle(_random);
        while (_devices.Count < size)
        {
            var area = _areas.Count == 0 || _random.Chance(style.LostShare) ? null : _random.Pick(_areas);
            if (style.SetShare > 0 && area is not null && _random.Chance(style.SetShare)) MakeSet(area, style);
            else MakeDevice(PickDomain(style), area, style);
        }

        return new HomeSnapshot([.. _floors], [.. _areas], [.. _devices.OrderBy(_ => _random.Next())]);
    }

    private string From(Func<WordLists, ImmutableArray<string>> list)
    {
        var entries = list(_random.Chance(_otherShare) ? _others : _lists);
        return _random.Pick(entries);
    }

    private string PickDomain(HomeStyle style)
    {
        if (_random.Chance(style.OtherShare)) return _random.Pick(_lists.OtherThings.Keys.ToArray());
        return _random.PickWeighted((style.Lights, Commandable[0]), (style.Fans, Commandable[1]), (style.Switches, Commandable[2]));
    }

    private void MakeFloors(int size)
    {
        var count = size < 6 ? _random.Next(0, 2) : _random.PickWeighted((3, 0), (1, 1), (5, 2), (2, 3), (0.5, 4));
        var system = _random.Next(5);
        string[] names = system switch
        {
            0 => ["Ground Floor", "First Floor", "Second Floor", "Attic Floor"],
            1 => ["First Floor", "Second Floor", "Third Floor", "Basement Level"],
            2 => ["Downstairs", "Upstairs", "Cellar Level", "Outside"],
            3 => ["Main Floor", "Upper Floor", "Lower Floor", "Rooftop"],
            _ => [.. _lists.Floors.OrderBy(_ => _random.Next()).Take(4).Select(floor => floor.Name)],
        };
        foreach (var name in names.Take(count))
        {
            var aliases = _lists.Floors.FirstOrDefault(floor => floor.Name == name).Aliases;
            ImmutableArray<string> taken = aliases.IsDefaultOrEmpty || system > 2 || !_random.Chance(0.3) ? [] : [_random.Pick(aliases)];
            _floors.Add(new(Id(name), name,
                [.. taken.Where(alias => !_floors.Exists(floor => floor.Aliases.Contains(alias) || Same(floor.Name, alias)))]));
        }
    }

    private void MakeAreas(int count)
    {
        var tries = 0;
        while (_areas.Count < count && tries++ < 400)
        {
            var name = AreaName();
            if (_areas.Exists(area => Same(area.Name, name) || area.Aliases.Any(alias => Same(alias, name)))
                || _floors.Exists(floor => Same(floor.Name, name)))
            {
                continue;
            }

            var floor = _floors.Count == 0 || _random.Chance(0.08) ? null : _random.Pick(_floors).Id;
            var aliases = new List<string>();
            if (_lists.AreaAliases.TryGetValue(name, out var known) && _random.Chance(0.3)) aliases.Add(_random.Pick(known));
            if (_random.Chance(0.04)) aliases.Add(_random.Chance(0.5) ? InventedWords.Make(_random) : From(lists => lists.Nicknames));
            aliases.RemoveAll(alias => _areas.Exists(area => Same(area.Name, alias) || area.Aliases.Any(other => Same(other, alias))));
            _areas.Add(new(UniqueId("area." + Id(name))[5..], name, floor, [.. aliases]));
        }
    }

    private string AreaName() => _random.Next(100) switch
    {
        < 26 => From(lists => lists.Areas.Length > 40 ? lists.Areas[..20] : lists.Areas),
        < 76 => From(lists => lists.Areas),
        < 88 => Possessive(From(lists => lists.People)) + " " + _random.Pick(["Room", "Room", "Room", "Bedroom", "Bedroom", "Office",
            "Bathroom", "Den", "Study", "Corner", "Workshop"]),
        < 93 => InventedWords.Make(_random) + " " + _random.Pick(["Room", "Hall", "Suite", "Wing", "Lounge", "Studio"]),
        < 96 => InventedWords.Make(_random),
        < 98 => From(lists => lists.Nicknames),
        _ => From(lists => lists.Qualifiers) + " " + _random.Pick(["Room", "Bedroom", "Bathroom", "Hall", "Office"]),
    };

    private static string Possessive(string person) => person.EndsWith('s') && person.StartsWith("The ", StringComparison.Ordinal)
        ? person + "'" : person + "'s";

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static string Id(string name)
    {
        var id = string.Join('_', new string([.. name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ',
            StringSplitOptions.RemoveEmptyEntries));
        return id.Length == 0 ? "x" : id;
    }

    private string UniqueId(string id)
    {
        var unique = id;
        for (var i = 2; !_ids.Add(unique); i++) unique = $"{id}_{i}";
        return unique;
    }

    private void Add(string domain, string name, Area? area, HomeStyle style)
    {
        var attributes = domain switch
        {
            "light" => DeviceAbilities.Light(style.Taste, _random),
            "fan" => DeviceAbilities.Fan(_lists.PresetModes, _random),
            _ => ImmutableDictionary<string, JsonElement>.Empty,
        };
        var aliases = Aliases(domain, name, style);
        var objectId = _random.Chance(0.15) ? Id(InventedWords.Make(_random)) + "_" + _random.Next(1, 99) : Id(name);
        var state = new DeviceState(_random.Chance(0.5) ? "on" : "off", attributes, DateTimeOffset.UnixEpoch);
        _names[name.ToLowerInvariant()] = _names.GetValueOrDefault(name.ToLowerInvariant()) + 1;
        _devices.Add(new(EntityId.Parse(UniqueId(domain + "." + objectId)), name, area?.Id, aliases, state));
    }
}
