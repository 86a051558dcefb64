using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Language.Words;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>Chooses the devices that an utterance names, among candidates and against the places that it names.</summary>
internal sealed partial class DeviceFinder
{
    /// <summary>Candidates within this part of the best strength count as equally good.</summary>
    private const float PeerRange = 0.1f;

    /// <summary>The most devices that one mention keeps: in the singular, in the plural.</summary>
    private const int MaxPeers = 4, MaxPluralPeers = 12;

    private static readonly NameWords Known = LinkerWords.Known.Names;
    private static readonly CommonWords Common = LinkerWords.Known.Common;

    private readonly HomeIndex _index;
    private readonly List<string> _words;
    private readonly Clauses _clauses;
    private readonly List<Mention> _places;
    private readonly int _speakerArea;
    private readonly bool[] _taken;
    private readonly HashSet<Mention> _absorbed = [];
    private readonly Dictionary<(string Noun, string? Area, string Domain), bool> _isOnlyOne = [];
    private readonly bool _isQuestion;

    public DeviceFinder(HomeIndex index, List<string> words, Clauses clauses, List<Mention> places, int speakerArea)
    {
        _index = index;
        _words = words;
        _clauses = clauses;
        _places = places;
        _speakerArea = speakerArea;
        _taken = new bool[words.Count];
        _isQuestion = Question.IsAsked(words);
    }

    /// <summary>Chooses among candidates, the ones that explain most of the utterance first.</summary>
    public DeviceMentions Find(List<Candidate> candidates)
    {
        var kept = candidates.Where(candidate => !IsOtherKind(candidate) && !DefersToPlace(candidate)).ToList();
        var byDomain = kept.ToLookup(candidate => DeviceOf(candidate).Id.Domain);
        kept = [.. kept.Where(candidate => !IsMeantRather(byDomain, candidate) && !IsOneOfAnotherKind(candidate))];
        kept.Sort((a, b) => b.Strength != a.Strength ? b.Strength.CompareTo(a.Strength) : b.Score.CompareTo(a.Score));
        var mentions = new List<Mention>();
        foreach (var candidate in kept)
        {
            var best = WithoutTakenNouns(candidate);
            if (IsTaken(best) || IsWeakerThanPlace(best)) continue;
            var group = best != candidate ? [best] : kept.Where(other => SaysTheSame(other, best) && !IsTaken(other)
                    && ((other.Strength >= best.Strength * (1 - PeerRange) && other.Score >= best.Score - PeerRange) || IsAsIncomplete(other, best)))
                .Where(other => !(best is { Complete: true, Quality: >= 0.99f } && DeviceOf(other).Id.Domain == DeviceOf(best).Id.Domain && (other.Words.Length < best.Words.Length || !other.Words.All(best.Words.Contains))))
                .Concat(AlsoAskedAbout(best, kept)).DistinctBy(other => other.Variant.Index).ToList();
            if (Resolve(best, group) is not { } mention) continue;
            mentions.Add(mention);
            foreach (var word in best.Words) _taken[word] = true;
        }

        AddSharedEndings(mentions);
        AddSharedBeginnings(mentions);
        AddSharedNames(mentions);
        AddNarrowNouns(mentions);
        NumberedNames.AddTo(mentions, _index.Home.Devices.Length, device => _index.Home.Devices[device].Name, _words, _taken);
        AddListed(mentions);
        mentions.RemoveAll(mention => !mention.IsSure && mention.Start == mention.End && IsOption(_words[mention.Start], mentions));
        var remaining = _places.Where(place => !_absorbed.Contains(place) && !IsInside(place, mentions)).ToList();
        foreach (var place in _places.Where(place => remaining.Contains(place) || _absorbed.Contains(place)))
        {
            for (var word = place.Start; word <= place.End; word++) _taken[word] = true;
        }

        return new(mentions, remaining, _taken);
    }

    /// <summary>The candidate without a noun that belongs to another one: "entry light, festoons".</summary>
    private Candidate WithoutTakenNouns(Candidate candidate)
    {
        if (!IsTaken(candidate) || !candidate.Distinctive) return candidate;
        var words = candidate.Words.Where(word => !_taken[word] || !Lexicon.PlainNouns.Contains(_words[word])).ToArray();
        if (words.Length == candidate.Words.Length || words.Length == 0 || words.Any(word => _taken[word])) return candidate;
        return candidate with { Words = words, Start = words[0], End = words[^1], Score = Math.Min(candidate.Score, Candidate.DoubtfulScore), Complete = false };
    }

    /// <summary>"The aircon to dry" isn't about the Dry Cabinet: a mode or source of what is surely named.</summary>
    private bool IsOption(string word, List<Mention> mentions) => mentions.Where(mention => mention.IsSure)
        .SelectMany(mention => mention.Indices).Select(device => _index.Home.Devices[device].Capabilities)
        .Any(can => can.HvacModes.Contains(word) || can.PresetModes.Contains(word) || can.Sources.Contains(word));

    /// <summary>"Is the front door open" may be about the lock, or about the contact that is called nearly so.</summary>
    private IEnumerable<Candidate> AlsoAskedAbout(Candidate best, List<Candidate> kept) => _isQuestion
        ? kept.Where(other => other.Overlaps(best) && other.Words.Length >= best.Words.Length && other.Score >= NameMatcher.LeastScore && !IsTaken(other)
            && DeviceOf(other).Id.Domain != DeviceOf(best).Id.Domain)
        : [];

    /// <summary>"The security light", of a Front and a Back Security Light: whether "back" is the yard's name too makes no difference.</summary>
    private bool IsAsIncomplete(Candidate other, Candidate best) =>
        !other.Complete && !best.Complete && other.Quality >= best.Quality && other.Words.AsSpan().SequenceEqual(best.Words) && DeviceOf(other).Id.Domain == DeviceOf(best).Id.Domain;

    /// <summary>Whether two candidates share more than a noun: in "entry light, festoons" the Festoon Lights lie beside the entry's.</summary>
    private bool SaysTheSame(Candidate a, Candidate b) =>
        a.Overlaps(b) && (a.Words.Length != b.Words.Length || a.Words.Any(word => b.Words.Contains(word) && !Lexicon.PlainNouns.Contains(_words[word])) || a.Words.All(b.Words.Contains));

    private bool IsTaken(Candidate candidate)
    {
        foreach (var word in candidate.Words)
        {
            if (_taken[word]) return true;
        }

        return false;
    }

    private Device DeviceOf(Candidate candidate) => _index.Home.Devices[candidate.Variant.Index];

    /// <summary>Whether a candidate stands in a place.</summary>
    private bool Holds(Mention place, Candidate candidate) => _index.IsAt(place, candidate.Variant.Index);

    /// <summary>Narrows equally good candidates by the place that was named with them, then by where the speaker stands.</summary>
    private Mention? Resolve(Candidate best, List<Candidate> group)
    {
        // "The wine cellar door", "the hallo wean room": a doubtful name beside a word that nobody knows is another one's.
        if (!best.IsSure && (IsStrange(best.Start - 1) || (best.Quality < WordSimilarity.SameStem && IsStrange(best.End + 1)))) return null;
        // "Dana's nightstand" is none of Greg's.
        if (!best.Complete && best.Start > 0 && IsOwner(_words[best.Start - 1]) && !best.Variant.Terms.Any(term => _index.TermText(term) == _words[best.Start - 1])
            && best.Variant.Terms.Any(term => IsOwner(_index.TermText(term)))) return null;
        // "The goat barn radio": of another barn.
        if (best.Variant.OwnArea[0] && _index.IsQualified(_words, best.Start) && !_taken[best.Start - 1]) return null;
        Mention? where = null;
        var sure = best.IsSure || (group.Count == 1 && best.End + 1 < _words.Count && Known.One.Contains(_words[best.End + 1]));
        if (GoverningPlace(best, out var adjacent) is { } place)
        {
            var there = group.Where(candidate => Holds(place, candidate)).ToList();
            if (there.Count > 0)
            {
                group = there;
                if (_clauses.Same(place.Start, best.Start) && !HasFreeNoun(best, place))
                {
                    _absorbed.Add(place);
                    if (adjacent && place.Start > best.End) where = place;
                }
            }
            else if (adjacent)
            {
                // Said of another room: nothing, or the one thing of that very name with a question mark.
                if (group.Count > 1 || !best.Distinctive || !sure) return null;
                sure = false;
            }
        }
        else if (group.Count > 1 && _speakerArea >= 0)
        {
            var here = group.Where(candidate => DeviceOf(candidate).AreaId == _index.Home.Areas[_speakerArea].Id).ToList();
            if (here.Count > 0) group = here;
        }

        // Several that fit what was said, letter for letter: each is as sure as the others.
        sure |= group.Count > 1 && group.TrueForAll(candidate => candidate.Quality >= Candidate.SureScore);
        var many = IsManyMeant(best);
        var indices = group.OrderByDescending(candidate => candidate.Score).Select(candidate => candidate.Variant.Index)
            .Take(many ? MaxPluralPeers : MaxPeers).ToImmutableArray();
        // "The desk lamp in room 204": the number belongs to it and is no value.
        return new(best.Start, Math.Max(EndWithNoun(best), where?.End ?? 0), MentionKind.Device, indices, sure) { IsMany = many };
    }

    /// <summary>Whether a word may be somebody's name with an "s" behind it.</summary>
    private bool IsOwner(string word) => word.Length > 3 && word[^1] == 's' && _index.HasTerm(word) && !Lexicon.IsOrdinary(word) && !Lexicon.IsNoun(word) && !_index.HasTerm(word[..^1]);

    /// <summary>Whether a word is neither the home's nor one of orders.</summary>
    private bool IsStrange(int at) =>
        at >= 0 && at < _words.Count && !_taken[at] && _index.IsStrange(_words[at])
        && !_places.Exists(place => place.Start <= at && at <= place.End);

    /// <summary>"The dyson fan": a noun of the device's own kind behind its name belongs to it.</summary>
    private int EndWithNoun(Candidate candidate)
    {
        var next = candidate.End + 1;
        if (next >= _words.Count || _taken[next] || !(Lexicon.IsNounOf(_words[next], DeviceOf(candidate).Id.Domain) || Common.Ones.Contains(_words[next]))) return candidate.End;
        if (IsVerb(next)) return candidate.End;
        _taken[next] = true;
        return next;
    }

    /// <summary>
    /// Whether several are meant: "both", "all", or a plural where the names are in the singular. Fairy lights are one thing.
    /// </summary>
    private bool IsManyMeant(Candidate candidate)
    {
        if (Enumerable.Range(Math.Max(0, candidate.Start - 3), Math.Min(3, candidate.Start)).Any(word => Common.AllOf.Contains(_words[word]) || (_isQuestion && Known.ManyAsked.Contains(_words[word])))) return true;
        var behind = candidate.End + 1;
        if (!candidate.Complete && behind < _words.Count && Lexicon.IsPlural(_words[behind]) && Lexicon.IsNounOf(_words[behind], DeviceOf(candidate).Id.Domain)) return true;
        var last = _words[candidate.Words[^1]];
        return Lexicon.IsPlural(last) && (!_index.NameHolds(candidate.Variant.Index, last) || !candidate.Complete);
    }

    /// <summary>The place that says where a device stands: the one next to it, or the only one of its clause, or the one before.</summary>
    private Mention? GoverningPlace(Candidate candidate, out bool adjacent)
    {
        adjacent = true;
        var outside = _places.Where(place => !Enumerable.Range(place.Start, place.End - place.Start + 1).Any(candidate.Words.Contains)
            && !Enumerable.Range(place.Start, place.End - place.Start + 1).Any(word => _taken[word])).ToList();
        var next = outside.Find(place => IsNextTo(place, candidate));
        if (next is not null) return next;
        adjacent = false;
        return outside.Find(place => _clauses.Same(place.Start, candidate.Start))
            ?? outside.FindLast(place => place.End < candidate.Start)
            ?? outside.Find(place => place.Start > candidate.End);
    }

    private bool IsNextTo(Mention place, Candidate candidate)
    {
        var (from, to) = place.End < candidate.Start ? (place.End + 1, candidate.Start) : (candidate.End + 1, place.Start);
        if (to - from > 4 || !_clauses.Same(place.Start, candidate.Start)) return false;
        for (var word = from; word < to; word++)
        {
            if (!Known.NameOfPlace.Contains(_words[word]) && !Lexicon.IsNoun(_words[word])) return false;
        }

        // "bedroom on the lamp" needs the place first and nothing between but a noun; "lamp in the bedroom" needs a preposition.
        return place.End < candidate.Start ? to == from : true;
    }

    private bool HasFreeNoun(Candidate candidate, Mention place)
    {
        for (var word = 0; word < _words.Count; word++)
        {
            if (_clauses.Same(word, place.Start) && !_taken[word] && !candidate.Words.Contains(word) && word != candidate.End + 1
                && Lexicon.DomainOf(_words[word]) is not null and not "switch") return true;
        }

        return false;
    }

    private static bool IsInside(Mention place, List<Mention> devices) =>
        devices.Exists(device => place.Start <= device.End && device.Start <= place.End);
}
