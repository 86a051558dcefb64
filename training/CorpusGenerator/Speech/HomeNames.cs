using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.CorpusGenerator.Speech;

/// <summary>
/// What the names of a home mean to a careful listener: the generator's own reading, by which it knows whether a phrase can mean
/// something else than it was made for.
/// </summary>
internal sealed class HomeNames
{
    private readonly List<(Device Device, string[] Words, HashSet<string> Known)> _devices = [];
    private readonly Dictionary<string, HashSet<Device>> _exactDevices = [];
    private readonly Dictionary<string, HashSet<Device>> _literalDevices = [];
    private readonly Dictionary<string, Area> _areas = [];
    private readonly Dictionary<string, Floor> _floors = [];
    private readonly HashSet<string> _areaWords = [];

    /// <summary>Reads the names of a home.</summary>
    public HomeNames(HomeSnapshot home)
    {
        Home = home;
        foreach (var floor in home.Floors)
        {
            foreach (var name in floor.Aliases.Prepend(floor.Name)) _floors.TryAdd(Key(name), floor);
        }

        foreach (var area in home.Areas)
        {
            foreach (var name in area.Aliases.Prepend(area.Name))
            {
                _areas.TryAdd(Key(name), area);
                _areaWords.UnionWith(Words(name));
            }
        }

        foreach (var device in home.Devices)
        {
            var areaWords = home.FindArea(device.AreaId) is { } area ? area.Aliases.Prepend(area.Name).SelectMany(Words).ToArray() : [];
            foreach (var name in device.Aliases.Prepend(device.Name))
            {
                var words = Words(name);
                _devices.Add((device, words, [.. words, .. areaWords]));
                Add(_exactDevices, string.Join(' ', words), device);
                Add(_literalDevices, Literal(name), device);
            }
        }
    }

    /// <summary>The home.</summary>
    public HomeSnapshot Home { get; }

    /// <summary>The words of a text as they count: lower-case, without articles, singular, number words as digits.</summary>
    public static string[] Words(string text) =>
        [.. UtteranceNormalizer.Split(text).Where(word =>
            word is not ("the" or "my" or "our" or "a" or "an" or "that" or "this" or "number")).Select(Lexicon.Stem)];

    /// <summary>The words of a text in one string.</summary>
    public static string Key(string text) => string.Join(' ', Words(text));

    /// <summary>The words of a text in one string, plurals kept.</summary>
    public static string Literal(string text) =>
        string.Join(' ', UtteranceNormalizer.Split(text).Where(word => word is not ("the" or "my" or "our" or "that")));

    /// <summary>The devices with just this name or alias, singular and plural alike.</summary>
    public IReadOnlyCollection<Device> Exact(string phrase) => _exactDevices.TryGetValue(Key(phrase), out var devices) ? devices : [];

    /// <summary>The devices with just this name or alias, plurals told apart.</summary>
    public IReadOnlyCollection<Device> ExactLiteral(string phrase) => _literalDevices.TryGetValue(Literal(phrase), out var devices)
        ? devices : [];

    /// <summary>The area of just this name or alias.</summary>
    public Area? FindArea(string phrase) => _areas.GetValueOrDefault(Key(phrase));

    /// <summary>The floor of just this name or alias.</summary>
    public Floor? FindFloor(string phrase) => _floors.GetValueOrDefault(Key(phrase));

    /// <summary>Whether a word stands in an area's name.</summary>
    public bool IsAreaWord(string word) => _areaWords.Contains(Lexicon.Stem(word));

    /// <summary>Whether a phrase is an area or a floor (or nothing) with a general noun: "kitchen light", "lamp", "upstairs fans".</summary>
    public bool IsPlaceAndNoun(string[] words)
    {
        if (words.Length == 0) return true;
        if (Lexicon.DomainOf(words[^1]) is null) return FindArea(string.Join(' ', words)) is not null;
        var rest = string.Join(' ', words[..^1]);
        return rest.Length == 0 || _areas.ContainsKey(rest) || _floors.ContainsKey(rest) || rest is "upstair" or "downstair";
    }

    /// <summary>The devices whose name (with its area's) holds every word of a phrase.</summary>
    /// <param name="words">The phrase's words.</param>
    /// <param name="loosely">Whether slips and synonyms count.</param>
    public HashSet<Device> Holding(IReadOnlyList<string> words, bool loosely)
    {
        var fitting = new HashSet<Device>();
        foreach (var (device, _, known) in _devices)
        {
            if (words.All(word => known.Contains(word) || (loosely && IsLoosely(word, device, known)))) fitting.Add(device);
        }

        return fitting;
    }

    /// <summary>The devices of which some name ends with these words, numbers left out.</summary>
    public List<Device> EndingWith(string[] suffix)
    {
        var fitting = new List<Device>();
        foreach (var (device, words, _) in _devices)
        {
            var plain = words.Where(word => !char.IsDigit(word[0])).ToArray();
            if (plain.Length >= suffix.Length && plain.AsSpan(plain.Length - suffix.Length).SequenceEqual(suffix)
                && !fitting.Contains(device))
            {
                fitting.Add(device);
            }
        }

        return fitting;
    }

    /// <summary>Whether a phrase could mean some area or floor, wholly or by most of its words.</summary>
    public bool ResemblesPlace(string[] words) =>
        _areas.Keys.Concat(_floors.Keys).Any(key => key.Split(' ') is var known && (Covers(words, known) || Covers(known, words)));

    private static bool Covers(string[] known, string[] words) =>
        words.All(word => word is "room" or "floor" or "bedroom" or "bathroom"
            || Array.Exists(known, other => other == word || WordNearness.AreNear(word, other)))
        && words.Any(word => Array.Exists(known, other => other == word || WordNearness.AreNear(word, other)));

    private static bool IsLoosely(string word, Device device, HashSet<string> known) =>
        IsNounOf(word, device) || known.Any(other => WordNearness.AreNear(word, other));

    private static bool IsNounOf(string word, Device device) => Lexicon.DomainOf(word) == device.Id.Domain;

    private static void Add(Dictionary<string, HashSet<Device>> map, string key, Device device)
    {
        if (!map.TryGetValue(key, out var devices)) map.Add(key, devices = []);
        devices.Add(device);
    }
}
