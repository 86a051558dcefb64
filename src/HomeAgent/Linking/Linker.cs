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

    /// <summary>Indexes a home; good for every snapshot of the same <see cref="HomeSnapshot.StructureVersion"/>.</summary>
    public Linker(HomeSnapshot home) => _index = new HomeIndex(home);

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
        RemoveStutter(words);
        RejoinCompounds(words);
        var speakerArea = IndexOfArea(speakerAreaId);
        var matcher = new NameMatcher(_index, words);
        var clauses = new Clauses(words);

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
        if (history is not null && mentions.Count == 1 && Lexicon.ImpliedBy(words[mentions[0].Start]) is not null && words.Exists(LinkerWords.Known.Classes.Back.Contains)) mentions.Clear();
        mentions.AddRange(new ExceptionFinder(_index, words, clauses, mentions, speakerArea).Find());
        if (history is not null) new EllipsisFinder(_index, home, words, mentions, history).Complete();
        var before = history is null ? null : LinkHistory(home, words, clauses, mentions, history);
        var linked = MarkWriter.Write(home, words, mentions, speakerArea, nouns.IsSomethingUnknown || (kinds.IsMissing && !nouns.HasFreeNouns), before);
        return linked with
        {
            IsUnclear = nouns.IsUnclear || kinds.IsUnclear,
            Excepted = [.. linked.Spans.Where(span => span.Key.Length > 1 && clauses.IsExcepted(span.Value.Start)).Select(span => span.Key).Order()],
        };
    }

    private HistoryLink? LinkHistory(HomeSnapshot home, List<string> words, Clauses clauses, List<Mention> mentions, History history)
    {
        if (new HistoryFinder(_index, home, words, clauses, mentions, history).Find(out var others) is not { } last) return null;
        var isBare = mentions.Count == 0;
        if (others is not null) mentions.Add(others);
        return new(last, history.Call, isBare);
    }

    /// <summary>Recognisers hear a word twice: "turn turn on the the light". Numbers and names that are so stay.</summary>
    private void RemoveStutter(List<string> words)
    {
        for (var i = words.Count - 1; i > 0; i--)
        {
            if (words[i] == words[i - 1] && !UtteranceNormalizer.IsNumber(words[i]) && !_index.IsDoubled(words[i])) words.RemoveAt(i);
        }
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

    /// <summary>"E s p" is ESP, "tee vee" the TV, "dee jay" the DJ, where the home has such a thing.</summary>
    private void JoinLetters(List<string> words)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            var end = i;
            while (end < words.Count && Lexicon.Letter(words[end]) is not null) end++;
            if (end - i < 2) continue;
            var joined = string.Concat(words.Skip(i).Take(end - i).Select(Lexicon.Letter));
            if (!_index.HasTerm(joined) && Lexicon.KindOf(joined) is null) continue;
            words[i] = joined;
            words.RemoveRange(i + 1, end - i - 1);
        }
    }

    /// <summary>Whether two words may be one that the recogniser didn't know: one of them at least is no word of orders, and neither is a name's.</summary>
    private bool IsTornApart(string first, string second) =>
        !UtteranceNormalizer.IsNumber(first) && !UtteranceNormalizer.IsNumber(second) && !_index.HasTerm(first)
        && !IsSmall(first) && !IsSmall(second)
        && (!Lexicon.IsOrdinary(first) || (!_index.HasTerm(second) && !Lexicon.IsOrdinary(second) && !Lexicon.StopWords.Contains(first)));

    private static bool IsSmall(string word) => LinkerWords.Known.Classes.Small.Contains(word);

    /// <summary>"Radiater", "curtans": the noun of a kind that the home has; null for a word that is known, or that names may hold.</summary>
    private string? MisspeltNoun(string word)
    {
        if (Lexicon.Homophone(word) is { } meant && !_index.HasTerm(word) && !Lexicon.IsOrdinary(word) && Lexicon.KindOf(meant) is { } heard && _index.HasKind(heard)) return meant;
        return word.Length >= 5 && !_index.HasTerm(word) && !Lexicon.IsOrdinary(word) && Lexicon.NounLike(word) is { } noun
        && Lexicon.KindOf(noun) is { } kind && _index.HasKind(kind) && _index.Match(word).TrueForAll(match => _index.TermText(match.Term) == noun)
            ? noun : null;
    }

    /// <summary>Gives words the home's own spacing: "livingroom" and "bed side" become "living room" and "bedside" where names are so.</summary>
    private void RejoinCompounds(List<string> words)
    {
        JoinLetters(words);
        for (var i = 0; i < words.Count; i++)
        {
            if (!_index.HasTerm(words[i]) && _index.SplitCompound(words[i]) is { } parts)
            {
                words[i] = parts[0];
                words.Insert(i + 1, parts[1]);
            }
            else if (i + 1 < words.Count && LinkerWords.Known.Classes.Joined.LengthAt(words, i) == 2 && !_index.HasTerm(words[i]))
            {
                words[i] += words[i + 1];
                words.RemoveAt(i + 1);
            }
            else if (i + 1 < words.Count && !UtteranceNormalizer.IsNumber(words[i + 1]) && !UtteranceNormalizer.IsNumber(words[i])
                && words[i].Length + words[i + 1].Length >= 5 && (!_index.HasTerm(words[i]) || !_index.HasTerm(words[i + 1]))
                && _index.HasTerm(words[i] + words[i + 1]))
            {
                words[i] += words[i + 1];
                words.RemoveAt(i + 1);
            }
            else if (i + 1 < words.Count && _index.IsWholeName(words[i] + words[i + 1]) && _index.SplitCompound(words[i] + words[i + 1]) is null)
            {
                // "Fan light" for the Fanlight.
                words[i] += words[i + 1];
                words.RemoveAt(i + 1);
            }
            else if (i + 1 < words.Count && IsTornApart(words[i], words[i + 1]) && _index.SoundingLike(words[i] + words[i + 1]) is { } meant)
            {
                // "Kitty wake" for the Kittiwake.
                words[i] = meant;
                words.RemoveAt(i + 1);
            }
            else if (MisspeltNoun(words[i]) is { } noun)
            {
                words[i] = noun;
            }
        }
    }
}
