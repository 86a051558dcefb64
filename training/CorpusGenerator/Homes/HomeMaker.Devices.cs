using System.Collections.Immutable;
using System.Globalization;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.CorpusGenerator.Homes;

internal sealed partial class HomeMaker
{
    private void MakeDevice(DeviceKind kind, Area? area)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            var name = _namer.Make(kind, area, _floors);
            if (!IsFree(name, area)) continue;
            // A thing that is called just like a room is rare, but for speakers.
            if (kind.Name != "speaker" && _areas.Exists(other => Same(other.Name, name)) && !_random.Chance(0.05)) continue;
            AddWithCompanion(kind, name, area);
            return;
        }

        Add(kind, InventedWords.Make(_random) + " " + InventedWords.Make(_random), area);
    }

    // The same name twice is fine in two areas, and only there.
    private bool IsFree(string name, Area? area)
    {
        if (!_named.TryGetValue(name, out var twins)) return true;
        return area is not null && twins.TrueForAll(twin => twin.AreaId is not null && twin.AreaId != area.Id) && _random.Chance(_style.RepeatShare);
    }

    // Several of one kind: "Spot 1" to "Spot 4", "Left Blind" and "Right Blind".
    private void MakeSet(DeviceKind kind, Area area)
    {
        if (kind.Naming is Naming.Listed or Naming.Person or Naming.Other or Naming.Robot) return;
        var noun = _source.Noun(kind.Name);
        var prefix = _random.PickWeighted((3, ""), (4, area.Name + " "), (2, _source.From(lists => lists.Furniture) + " "));
        string[] marks = _random.Next(6) switch
        {
            0 => ["Left", "Right"],
            1 => ["Front", "Back"],
            2 => ["Left", "Middle", "Right"],
            _ => [.. Enumerable.Range(1, _random.Next(2, 7)).Select(number => number.ToString(CultureInfo.InvariantCulture))],
        };
        foreach (var mark in marks)
        {
            var name = DeviceNamer.Collapse(char.IsAsciiDigit(mark[0]) ? $"{prefix}{noun} {mark}" : $"{mark} {prefix}{noun}");
            if (_devices.Count < _size && !_named.ContainsKey(name)) Add(kind, name, area);
        }
    }

    // The same in many rooms: "Blinds" here and "Blinds" there, or "Kitchen Radiator", "Office Radiator", …
    private void MakeSeries(DeviceKind kind)
    {
        if (kind.Naming is Naming.Listed or Naming.Person or Naming.Other or Naming.Robot or Naming.Entrance) return;
        var noun = _source.Noun(kind.Name);
        var withArea = _random.Chance(0.6);
        var share = 0.3 + (_random.NextDouble() * 0.7);
        foreach (var area in _areas)
        {
            if (_devices.Count >= _size || !_random.Chance(share)) continue;
            var name = DeviceNamer.Collapse(withArea ? $"{area.Name} {noun}" : noun);
            if (!_named.TryGetValue(name, out var twins) || twins.TrueForAll(twin => twin.AreaId is not null && twin.AreaId != area.Id)) Add(kind, name, area);
        }
    }

    // Many things bring a sensor along that is called after them.
    private void AddWithCompanion(DeviceKind kind, string name, Area? area)
    {
        Add(kind, name, area);
        if (_devices.Count >= _size || !_random.Chance(_style.CompanionShare)) return;
        var (other, suffix) = kind.Domain switch
        {
            "lock" => _random.PickWeighted<(string, string)>((5, ("binary_door", "Contact")), (2, ("binary_door", "Sensor")), (2, ("sensor_battery", "Battery"))),
            "cover" => (kind.Name switch { "garage" => "binary_garage_door", "cover_window" => "binary_window", _ => "sensor_battery" },
                kind.Name is "garage" or "cover_window" ? _random.Pick(["Contact", "Sensor"]) : "Battery"),
            "switch" or "media_player" => _random.Chance(0.7) ? ("sensor_power", "Power") : ("sensor_energy", "Energy"),
            "vacuum" => ("sensor_battery", "Battery"),
            "climate" or "humidifier" => _random.Chance(0.6) ? ("sensor_temperature", "Temperature") : ("sensor_humidity", "Humidity"),
            "valve" => ("binary_leak", "Leak"),
            "light" when _random.Chance(0.2) => ("binary_motion", "Motion"),
            _ => ("", ""),
        };
        if (other.Length == 0) return;
        var called = DeviceNamer.Collapse($"{name} {suffix}");
        if (!_named.ContainsKey(called)) Add(DeviceKinds.Find(other), called, area);
    }

    private void Add(DeviceKind kind, string name, Area? area)
    {
        var aliases = Aliases(kind, name, area);
        var objectId = _random.Chance(0.15) ? Id(InventedWords.Make(_random)) + "_" + _random.Next(1, 99) : Id(name);
        var id = EntityId.Parse(UniqueId(kind.Domain + "." + objectId));
        var device = new Device(id, Spell(name, area), area?.Id, aliases, _states.Make(kind, name));
        _devices.Add(device);
        _counts[kind.Name] = _counts.GetValueOrDefault(kind.Name) + 1;
        foreach (var known in aliases.Prepend(name))
        {
            if (!_named.TryGetValue(known, out var devices)) _named.Add(known, devices = []);
            devices.Add(device);
        }
    }

    private ImmutableArray<string> Aliases(DeviceKind kind, string name, Area? area)
    {
        if (!_random.Chance(kind.IsSensor ? _style.AliasShare * 0.4 : _style.AliasShare)) return [];
        var aliases = new List<string>();
        for (var count = _random.Chance(0.75) ? 1 : 2; count > 0; count--)
        {
            var alias = _namer.Alias(kind, area);
            if (!Same(alias, name) && !aliases.Exists(other => Same(other, alias)) && !_named.ContainsKey(alias)) aliases.Add(alias);
        }

        return [.. aliases];
    }

    private string Spell(string name, Area? area)
    {
        var isAfterArea = area is not null && name.Length > area.Name.Length + 1 && name.StartsWith(area.Name + " ", StringComparison.Ordinal);
        var rest = isAfterArea ? name[(area!.Name.Length + 1)..] : name;
        return _style.Spelling switch
        {
            NameSpelling.Lower => name.ToLowerInvariant(),
            NameSpelling.Upper => name.ToUpperInvariant(),
            NameSpelling.Underscore => name.ToLowerInvariant().Replace(' ', '_'),
            NameSpelling.Dash when isAfterArea => $"{area!.Name} - {rest}",
            NameSpelling.Bracket when isAfterArea => $"{rest} ({area!.Name})",
            _ => name,
        };
    }
}
