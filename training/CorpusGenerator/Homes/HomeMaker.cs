using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.CorpusGenerator.Homes;

/// <summary>Makes random homes: small and big, tidy and odd, with every kind of thing and every kind of name.</summary>
internal sealed partial class HomeMaker
{
    private readonly NameSource _source;
    private readonly WordLists _lists;
    private readonly Random _random;
    private readonly HomeStyle _style;
    private readonly DeviceNamer _namer;
    private readonly StateMaker _states;
    private readonly HashSet<string> _ids = [];
    private readonly List<Area> _areas = [];
    private readonly List<Floor> _floors = [];
    private readonly List<Device> _devices = [];
    private readonly Dictionary<string, List<Device>> _named = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _counts = [];
    private int _size;

    private HomeMaker(NameSource source, Random random)
    {
        _source = source;
        _lists = source.Lists;
        _random = random;
        _style = new HomeStyle(random);
        _namer = new(source, _style, random);
        _states = new(source, _style, random);
    }

    /// <summary>Makes a home of 3 to 1,000 devices, mostly 5 to 40.</summary>
    /// <param name="lists">Where its names come from.</param>
    /// <param name="others">Where the rest of its names comes from.</param>
    /// <param name="otherShare">How many of its names come from <paramref name="others"/>, 0 to 1.</param>
    /// <param name="random">Chooses.</param>
    public static HomeSnapshot Make(WordLists lists, WordLists others, double otherShare, Random random)
    {
        var size = random.Next(1000) switch
        {
            < 60 => random.Next(3, 6),
            < 420 => random.Next(6, 16),
            < 800 => random.Next(14, 41),
            < 955 => random.Next(40, 100),
            < 993 => random.Next(100, 301),
            _ => random.Next(300, 1001),
        };
        return Make(lists, others, otherShare, size, random);
    }

    /// <summary>Makes a home of a given size.</summary>
    /// <param name="lists">Where its names come from.</param>
    /// <param name="others">Where the rest of its names comes from.</param>
    /// <param name="otherShare">How many of its names come from <paramref name="others"/>, 0 to 1.</param>
    /// <param name="size">How many devices, 1 to 1,000.</param>
    /// <param name="random">Chooses.</param>
    public static HomeSnapshot Make(WordLists lists, WordLists others, double otherShare, int size, Random random) =>
        new HomeMaker(new NameSource(lists, others, otherShare, random), random).Make(size);

    private HomeSnapshot Make(int size)
    {
        _size = size;
        MakeFloors(size);
        MakeAreas(Math.Clamp((int)(size / (1.5 + (_random.NextDouble() * 5))) + 1, 1, 60));
        if (size >= 8 && _random.Chance(0.5)) MakeSingles(Math.Clamp(size / 4, 2, 9));
        while (_devices.Count < size)
        {
            var kind = PickKind();
            var area = PickArea(kind);
            if (area is not null && _random.Chance(_style.SeriesShare)) MakeSeries(kind);
            else if (area is not null && _random.Chance(_style.SetShare)) MakeSet(kind, area);
            else MakeDevice(kind, area);
        }

        return new HomeSnapshot([.. _floors], [.. _areas], [.. _devices.OrderBy(_ => _random.Next())]);
    }

    // A robot, a lock, a list, an alarm: a normal home has one of many kinds beside its lights.
    private void MakeSingles(int count)
    {
        foreach (var kind in DeviceKinds.Singles.OrderBy(_ => _random.Next()).Take(count)) MakeDevice(kind, PickArea(kind));
    }

    private DeviceKind PickKind()
    {
        for (var tries = 0; tries < 10; tries++)
        {
            var kind = _style.PickKind(_random);
            if (_counts.GetValueOrDefault(kind.Name) >= Math.Max(kind.AtMost, (long)kind.AtMost * _size / 80)) continue;
            return kind.Domain.Length > 0 ? kind : kind with { Domain = _random.Pick(_lists.OtherThings.Keys.ToArray()) };
        }

        return DeviceKinds.Find("light");
    }

    // Garage doors stand in garages, where there are any.
    private Area? PickArea(DeviceKind kind)
    {
        if (_areas.Count == 0 || _random.Chance(kind.Homeless) || _random.Chance(_style.LostShare)) return null;
        if (kind.Places.Length == 0 || _random.Chance(0.3)) return _random.Pick(_areas);
        var fitting = _areas.Where(area => kind.Places.Any(word => area.Name.Contains(word, StringComparison.Ordinal))).ToArray();
        return fitting.Length > 0 ? _random.Pick(fitting) : _random.Pick(_areas);
    }

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
}
