using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Language;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>
/// The names of a home, by word: which names hold a word, and which words sound or look like one. Built once per
/// <see cref="HomeSnapshot.StructureVersion"/>; immutable and thread-safe.
/// </summary>
internal sealed partial class HomeIndex
{
    /// <summary>Weights of a name's terms: distinguishing words, words of the own area, general nouns, fillers.</summary>
    public const float FullWeight = 1f, OwnAreaWeight = 0.5f, NounWeight = 0.35f, StopWeight = 0.1f;

    private const string Kelvin = "kelvin";

    private readonly Dictionary<string, int> _terms = [];
    private readonly Dictionary<string, List<int>> _termsByStem = [];
    private readonly List<string> _termTexts = [];
    private readonly List<string> _termSounds = [], _termSpoken = [];
    private readonly List<List<int>> _variantsByTerm = [];
    private readonly List<HashSet<int>> _devicesByTerm = [];
    private readonly List<NameVariant> _variants = [];
    private readonly List<int> _genericVariants = [];
    private readonly Dictionary<string, string[]> _compounds = [];
    private readonly HashSet<(string First, string Second)> _neighbours = [];
    private readonly Dictionary<string, List<int>> _devicesByEnding, _devicesByBeginning;
    private readonly Dictionary<string, bool> _kinds = [];
    private readonly Dictionary<string, string[]> _stems = [];

    /// <summary>Builds the index of a home.</summary>
    /// <param name="home">The home.</param>
    /// <param name="isForgiving">Whether names that were misspelt or misheard are known again; not where it is measured what that is worth.</param>
    public HomeIndex(HomeSnapshot home, bool isForgiving = true)
    {
        Home = home;
        IsForgiving = isForgiving;
        _devicesByEnding = ByPart(home, Endings);
        _devicesByBeginning = ByPart(home, Beginnings);
        FloorRanks = FloorOrder.Rank(home.Floors);
        for (var i = 0; i < home.Floors.Length; i++) Add(NamedKind.Floor, i, home.Floors[i].Name, home.Floors[i].Aliases, []);
        for (var i = 0; i < home.Areas.Length; i++) Add(NamedKind.Area, i, home.Areas[i].Name, home.Areas[i].Aliases, []);
        for (var i = 0; i < home.Devices.Length; i++)
        {
            var device = home.Devices[i];
            HashSet<string> areaWords = home.FindArea(device.AreaId) is { } area
                ? [.. area.Aliases.Append(area.Name).SelectMany(UtteranceNormalizer.Split)]
                : [];
            Add(NamedKind.Device, i, device.Name, device.Aliases, areaWords);
        }
    }

    /// <summary>The home that was indexed; its states may be old.</summary>
    public HomeSnapshot Home { get; }

    /// <summary>Whether names are known again that were misspelt or misheard, beside their words, stems and synonyms.</summary>
    public bool IsForgiving { get; }

    /// <summary>The storey number of each floor, 0 where one enters.</summary>
    public int[] FloorRanks { get; }

    /// <summary>All names.</summary>
    public IReadOnlyList<NameVariant> Variants => _variants;

    /// <summary>The names that no distinguishing word leads to ("Lamp 2").</summary>
    public IReadOnlyList<int> GenericVariants => _genericVariants;

    /// <summary>The names that hold a term.</summary>
    public IReadOnlyList<int> VariantsWith(int term) => _variantsByTerm[term];

    /// <summary>Whether no other thing of the home has a term in its names; of an area or floor: no other place, whatever its devices are called.</summary>
    public bool IsUnique(NameVariant own, int term) => _variantsByTerm[term].TrueForAll(number =>
        _variants[number] is var other && ((other.Kind == own.Kind && other.Index == own.Index) || (own.Kind != NamedKind.Device && other.Kind == NamedKind.Device) || IsSensorOf(other, own)));

    /// <summary>"The freezer" is what it is plugged into, and not the thermometer in it.</summary>
    private bool IsSensorOf(NameVariant other, NameVariant own) =>
        other.Kind == NamedKind.Device && own.Kind == NamedKind.Device && DeviceFinder.IsSensor(Home.Devices[other.Index].Id.Domain) && !DeviceFinder.IsSensor(Home.Devices[own.Index].Id.Domain);

    /// <summary>Whether a word stands twice in a row in some name ("Bora Bora").</summary>
    public bool IsDoubled(string word) => AreNeighbours(word, word);

    /// <summary>A term's word.</summary>
    public string TermText(int term) => _termTexts[term];

    /// <summary>Whether a word is a term of some name.</summary>
    public bool HasTerm(string word) => _terms.ContainsKey(word);

    /// <summary>Whether a word is neither the home's nor one that orders are made of.</summary>
    public bool IsStrange(string word) => !HasTerm(word) && !Lexicon.IsOrdinary(word) && !UtteranceNormalizer.IsNumber(word);

    /// <summary>Whether a word is a whole name by itself.</summary>
    public bool IsWholeName(string word) => _terms.TryGetValue(word, out var term) && _variantsByTerm[term].Exists(variant => _variants[variant].Terms.Length == 1);

    /// <summary>The two words of a name that a word joins ("livingroom"); null where it joins none.</summary>
    public string[]? SplitCompound(string word) => _compounds.GetValueOrDefault(word);

    /// <summary>Whether two words stand side by side in some name.</summary>
    public bool AreNeighbours(string first, string second) => _neighbours.Contains((first, second));

    /// <summary>Whether a device's name or alias holds a word literally.</summary>
    public bool NameHolds(int deviceIndex, string word) =>
        _terms.TryGetValue(word, out var term) && _devicesByTerm[term].Contains(deviceIndex);

    /// <summary>Whether a word stands in the names of devices of one domain, and of no others.</summary>
    public bool IsOnlyOf(string word, string domain) =>
        _terms.TryGetValue(word, out var term) && _devicesByTerm[term] is { Count: > 0 } devices && devices.All(device => Home.Devices[device].Id.Domain == domain);

    /// <summary>Whether a name or alias of a device consists of just these words, in the singular.</summary>
    public bool HasStems(int deviceIndex, List<string> stems) =>
        Home.Devices[deviceIndex].Aliases.Prepend(Home.Devices[deviceIndex].Name).Any(name => _stems[name].AsSpan().SequenceEqual(stems.ToArray()));

    /// <summary>The devices of which a name or alias ends with a word, or is longer and ends with two; numbers left out, in the singular.</summary>
    public IReadOnlyList<int> Ending(string stems) => _devicesByEnding.GetValueOrDefault(stems) ?? [];

    /// <summary>The devices of which a name or alias goes on after these words, in the singular.</summary>
    public IReadOnlyList<int> Beginning(string stems) => _devicesByBeginning.GetValueOrDefault(stems) ?? [];

    /// <summary>Whether an area or a floor has a word in its names.</summary>
    public bool IsOfPlace(string word) => _terms.TryGetValue(word, out var term) && _variantsByTerm[term].Exists(variant => _variants[variant].Kind != NamedKind.Device);

    /// <summary>Whether a device stands in one of the areas, or on one of the floors, that a mention names.</summary>
    public bool IsAt(Mention place, int deviceIndex) => place.Indices.Any(index => IsAt(place.Kind, index, deviceIndex));

    /// <summary>Whether a device stands in an area or on a floor.</summary>
    public bool IsAt(MentionKind kind, int place, int deviceIndex) =>
        Home.FindArea(Home.Devices[deviceIndex].AreaId) is { } area
        && (kind == MentionKind.Area ? Home.Areas[place].Id == area.Id : Home.Floors[place].Id == area.FloorId);

    /// <summary>Whether a device is of a kind, by its domain and class or by a noun in its name.</summary>
    public bool Fits(DeviceKind kind, int deviceIndex) => kind.Fits(Home.Devices[deviceIndex], noun => NameHolds(deviceIndex, noun));

    /// <summary>Whether the home has a device of a kind.</summary>
    public bool HasKind(DeviceKind kind)
    {
        lock (_kinds)
        {
            if (_kinds.TryGetValue(kind.Name, out var has)) return has;
            has = Enumerable.Range(0, Home.Devices.Length).Any(device => Fits(kind, device));
            _kinds.Add(kind.Name, has);
            return has;
        }
    }

    /// <summary>The last word of a name and the last two, in the singular and without numbers.</summary>
    private static IEnumerable<string> Endings(string name)
    {
        var words = UtteranceNormalizer.Split(name).Where(word => !UtteranceNormalizer.IsNumber(word)).Select(Lexicon.Stem).ToList();
        if (words.Count > 0) yield return words[^1];
        if (words.Count > 2) yield return $"{words[^2]} {words[^1]}";
    }

    private static Dictionary<string, List<int>> ByPart(HomeSnapshot home, Func<string, IEnumerable<string>> partsOf)
    {
        var devices = new Dictionary<string, List<int>>();
        for (var i = 0; i < home.Devices.Length; i++)
        {
            foreach (var part in home.Devices[i].Aliases.Prepend(home.Devices[i].Name).SelectMany(partsOf).Distinct())
            {
                if (!devices.TryGetValue(part, out var some)) devices.Add(part, some = []);
                some.Add(i);
            }
        }

        return devices;
    }

    /// <summary>What a name begins with, up to three words, in the singular; not the whole name.</summary>
    private static IEnumerable<string> Beginnings(string name)
    {
        var words = UtteranceNormalizer.Split(name).ConvertAll(Lexicon.Stem);
        for (var length = 1; length <= 3 && length < words.Count; length++) yield return string.Join(' ', words.Take(length));
    }

    private void Add(NamedKind kind, int index, string name, IEnumerable<string> aliases, HashSet<string> areaWords)
    {
        var seen = new HashSet<string>();
        foreach (var variant in aliases.Prepend(name))
        {
            var words = UtteranceNormalizer.Split(variant);
            _stems.TryAdd(variant, [.. words.Select(Lexicon.Stem)]);
            if (words.Count > 0 && seen.Add(string.Join(' ', words))) AddVariant(kind, index, words, areaWords);
        }
    }

    private void AddVariant(NamedKind kind, int index, List<string> words, HashSet<string> areaWords)
    {
        var terms = new int[words.Count];
        var weights = new float[words.Count];
        var ownArea = new bool[words.Count];
        var number = _variants.Count;
        var generic = true;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            terms[i] = Term(word);
            ownArea[i] = areaWords.Contains(word) && Lexicon.DomainOf(word) is null;
            weights[i] = IsResolution(words, i) || IsResolution(words, i + 1) || (kind == NamedKind.Device && (IsModelCode(words, i) || IsModelCode(words, i + 1))) ? StopWeight
                : Lexicon.StopWords.Contains(word) && !IsLastLetter(words, i) ? StopWeight
                : Lexicon.DomainOf(word) is not null || (kind == NamedKind.Device && Lexicon.IsNounOf(word, Home.Devices[index].Id.Domain)) || (kind != NamedKind.Device && LinkerWords.Known.Classes.PlaceNounsInNames.Contains(word)) ? NounWeight
                : ownArea[i] ? OwnAreaWeight
                : FullWeight;
            generic &= weights[i] < OwnAreaWeight || UtteranceNormalizer.IsNumber(word);
            // Numbers only grow, so that a name which holds the term twice has just been added.
            if (_variantsByTerm[terms[i]] is var holders && (holders.Count == 0 || holders[^1] != number)) holders.Add(number);
            if (kind == NamedKind.Device) _devicesByTerm[terms[i]].Add(index);
            if (i > 0) _neighbours.Add((words[i - 1], word));
            if (i > 0 && words[i - 1].Length + word.Length >= 5) _compounds.TryAdd(words[i - 1] + word, [words[i - 1], word]);
        }

        _variants.Add(new(kind, index, terms, weights, ownArea) { IsGeneric = generic });
        if (generic) _genericVariants.Add(number);
    }

    /// <summary>"Beamer 4K": nobody says it, and it is no colour temperature.</summary>
    private static bool IsResolution(List<string> words, int at) =>
        at > 1 && at < words.Count && words[at] == Kelvin && UtteranceNormalizer.IsNumber(words[at - 1]);

    /// <summary>"Tapo P110 Washer", "bulb E27": what the maker calls it.</summary>
    private static bool IsModelCode(List<string> words, int at) =>
        at > 0 && at < words.Count && words[at - 1].Length <= 2 && char.IsLetter(words[at - 1][0]) && !Lexicon.StopWords.Contains(words[at - 1]) && words[at].Length >= 2 && UtteranceNormalizer.IsNumber(words[at]);

    /// <summary>The "a" of "Patio Heater A" is no article.</summary>
    private static bool IsLastLetter(List<string> words, int at) => at > 0 && at == words.Count - 1 && words[at].Length == 1;

    private int Term(string word)
    {
        if (_terms.TryGetValue(word, out var term)) return term;
        term = _termTexts.Count;
        _terms.Add(word, term);
        _termTexts.Add(word);
        _termSounds.Add(WordSimilarity.Sound(word));
        _termSpoken.Add(Lexicon.IsOrdinary(word) || UtteranceNormalizer.IsNumber(word) ? "" : Sounds.Of(word));
        _variantsByTerm.Add([]);
        _devicesByTerm.Add([]);
        var stem = Lexicon.Stem(word);
        if (!_termsByStem.TryGetValue(stem, out var terms)) _termsByStem.Add(stem, terms = []);
        terms.Add(term);
        return term;
    }
}
