using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Language;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>
/// Finds what an utterance can mean in a home: names, aliases, areas, floors and kinds of devices; misspelt, misheard, in another order.
/// It narrows; the model decides. Thread-safe.
/// </summary>
/// <remarks>
/// In training the very same code runs, so the model has learnt with its mistakes: a change here asks for a new corpus and a new model.
/// docs/decisions/0004-linker-narrows.md says what is decided here and what is left to the model.
/// </remarks>
internal sealed class Linker
{
    private readonly HomeIndex _index;
    private readonly Respeller _respeller;

    /// <summary>Indexes a home; good for every snapshot of the same <see cref="HomeSnapshot.StructureVersion"/>.</summary>
    /// <param name="home">The home.</param>
    /// <param name="isForgiving">Whether names that were misspelt or misheard are known again; not where it is measured what that is worth.</param>
    public Linker(HomeSnapshot home, bool isForgiving = true)
    {
        _index = new(home, isForgiving);
        _respeller = new(_index);
    }

    /// <summary>The structure of the home that was indexed.</summary>
    public long StructureVersion => _index.Home.StructureVersion;

    /// <summary>Links an utterance with the home that was indexed.</summary>
    /// <param name="text">What was said, in any spelling; only its first <see cref="UtteranceNormalizer.MaxLength"/> characters count.</param>
    /// <param name="speakerAreaId">The area where the speaker stands; null or unknown where nobody knows.</param>
    public LinkedUtterance Link(string text, string? speakerAreaId) => Link(text, speakerAreaId, _index.Home);

    /// <summary>Links an utterance with a newer snapshot of the same structure.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="speakerAreaId">The area where the speaker stands; null or unknown where nobody knows.</param>
    /// <param name="home">The home with its states.</param>
    /// <param name="history">What was talked about before; null for nothing.</param>
    public LinkedUtterance Link(string text, string? speakerAreaId, HomeSnapshot home, History? history = null)
    {
        var words = UtteranceNormalizer.Split(text);
        _respeller.Respell(words);
        var speakerArea = IndexOfArea(speakerAreaId);
        var clauses = new Clauses(words);
        var matcher = new NameMatcher(_index, words, clauses);

        var places = new PlaceFinder(_index, words).Find(matcher.Find(devices: false, EmptySet), speakerArea);
        var implied = ImpliedAreas(places, speakerArea);
        var devices = new DeviceFinder(_index, words, clauses, places, speakerArea).Find(matcher.Find(devices: true, implied));
        var mentions = new List<Mention>(devices.Mentions);
        mentions.AddRange(devices.RemainingPlaces);
        var nouns = new NounFinder(_index, words, clauses, mentions, devices.TakenWords, speakerArea);
        var kinds = new KindFinder(_index, home, words, clauses, devices.RemainingPlaces, devices.Mentions, devices.TakenWords, speakerArea);
        var ofKinds = kinds.Find(nouns.StandsWithUnknown);
        if (!nouns.HasFreeNouns)
        {
            mentions.RemoveAll(kinds.UsedPlaces.Contains);
            mentions.AddRange(kinds.Whereabouts);
        }

        mentions.AddRange(ofKinds);
        mentions.AddRange(nouns.Find());
        // "Now mute it": what the verb goes with in general gives way to what "it" stands for.
        if (history is not null && mentions.Count == 1 && Lexicon.ImpliedBy(words[mentions[0].Start]) is not null && (words.Exists(LinkerWords.Known.Classes.Back.Contains) || IsOneOfTheLast(mentions[0], history))) mentions.Clear();
        var excepted = new ExceptionFinder(_index, words, clauses, mentions, speakerArea).Find();
        mentions.RemoveAll(mention => !mention.IsSure && excepted.Exists(other => other.Start <= mention.Start && mention.End <= other.End));
        mentions.AddRange(excepted);
        if (history is not null) new EllipsisFinder(_index, home, words, mentions, history).Complete();
        var before = history is null ? null : LinkHistory(home, words, clauses, mentions, history);
        var linked = MarkWriter.Write(home, words, mentions, speakerArea, nouns.IsSomethingUnknown || (kinds.IsMissing && !nouns.HasFreeNouns), before);
        return linked with
        {
            IsUnclear = nouns.IsUnclear || kinds.IsUnclear,
            Excepted = [.. linked.Spans.Where(span => span.Key.Length > 1 && clauses.IsExcepted(span.Value.Start)).Select(span => span.Key).Order()],
        };
    }

    /// <summary>"Quieter": of several that could be, the one that was talked about.</summary>
    private bool IsOneOfTheLast(Mention mention, History history) =>
        mention is { Kind: MentionKind.Device, IsMany: false, Indices.Length: > 1 } && mention.Indices.Any(device => history.Devices.Contains(_index.Home.Devices[device].Id));

    private HistoryLink? LinkHistory(HomeSnapshot home, List<string> words, Clauses clauses, List<Mention> mentions, History history)
    {
        if (new HistoryFinder(_index, home, words, clauses, mentions, history).Find(out var others) is not { } last) return null;
        var isBare = mentions.Count == 0;
        if (others is not null) mentions.Add(others);
        return new(last, history.Call, isBare);
    }

    private static readonly HashSet<string> EmptySet = [];

    private int IndexOfArea(string? id)
    {
        for (var i = 0; id is not null && i < _index.Home.Areas.Length; i++)
        {
            if (_index.Home.Areas[i].Id == id) return i;
        }

        return -1;
    }

    private HashSet<string> ImpliedAreas(List<Mention> places, int speakerArea)
    {
        var home = _index.Home;
        var implied = new HashSet<string>();
        if (speakerArea >= 0) implied.Add(home.Areas[speakerArea].Id);
        foreach (var place in places)
        {
            foreach (var index in place.Indices)
            {
                if (place.Kind == MentionKind.Area) implied.Add(home.Areas[index].Id);
                else implied.UnionWith(home.Areas.Where(area => area.FloorId == home.Floors[index].Id).Select(area => area.Id));
            }
        }

        return implied;
    }
}
