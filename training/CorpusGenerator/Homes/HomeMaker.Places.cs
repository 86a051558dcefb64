using System.Collections.Immutable;

namespace HomeLLM.CorpusGenerator.Homes;

internal sealed partial class HomeMaker
{
    private static readonly string[] RoomWords =
        ["Room", "Room", "Room", "Bedroom", "Bedroom", "Office", "Bathroom", "Den", "Study", "Corner", "Workshop"];

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
        // Six homes of a thousand have no areas at all.
        if (_random.Chance(0.006)) return;
        for (var tries = 0; _areas.Count < count && tries < 400; tries++)
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
            if (_random.Chance(0.04)) aliases.Add(_random.Chance(0.5) ? InventedWords.Make(_random) : _source.From(lists => lists.Nicknames));
            aliases.RemoveAll(alias => _areas.Exists(area => Same(area.Name, alias) || area.Aliases.Any(other => Same(other, alias))));
            _areas.Add(new(UniqueId("area." + Id(name))[5..], name, floor, [.. aliases]));
        }
    }

    private string AreaName() => _random.Next(100) switch
    {
        < 26 => _source.From(lists => lists.Areas.Length > 40 ? lists.Areas[..20] : lists.Areas),
        < 76 => _source.From(lists => lists.Areas),
        < 88 => $"{_source.Person()} {_random.Pick(RoomWords)}",
        < 93 => InventedWords.Make(_random) + " " + _random.Pick(["Room", "Hall", "Suite", "Wing", "Lounge", "Studio"]),
        < 96 => InventedWords.Make(_random),
        < 98 => _source.From(lists => lists.Nicknames),
        _ => _source.From(lists => lists.Qualifiers) + " " + _random.Pick(["Room", "Bedroom", "Bathroom", "Hall", "Office"]),
    };
}
