using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>Chooses the devices that an utterance names, among candidates and against the places that it names.</summary>
internal sealed class DeviceFinder
{
    /// <summary>Candidates within this part of the best strength count as equally good.</summary>
    private const float PeerRange = 0.1f;

    /// <summary>The most devices that one mention keeps: in the singular, in the plural.</summary>
    private const int MaxPeers = 4, MaxPluralPeers = 12;

    private readonly HomeIndex _index;
    private readonly List<string> _words;
    private readonly Clauses _clauses;
    private readonly List<Mention> _places;
    private readonly int _speakerArea;
    private readonly bool[] _taken;
    private readonly HashSet<Mention> _absorbed = [];
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
        kept = [.. kept.Where(candidate => !kept.Exists(other => IsMeantRather(other, candidate)) && !IsOneOfAnotherKind(candidate))];
        kept.Sort((a, b) => b.Strength != a.Strength ? b.Strength.CompareTo(a.Strength) : b.Score.CompareTo(a.Score));
        var mentions = new List<Mention>();
        foreach (var best in kept)
        {
            if (best.Words.Any(word => _taken[word]) || IsWeakerThanPlace(best)) continue;
            var group = kept.Where(other => other.Overlaps(best) && !other.Words.Any(word => _taken[word])
                    && other.Strength >= best.Strength * (1 - PeerRange) && other.Score >= best.Score - PeerRange)
                .Concat(AlsoAskedAbout(best, kept)).DistinctBy(other => other.Variant.Index).ToList();
            if (Resolve(best, group) is not { } mention) continue;
            mentions.Add(mention);
            foreach (var word in best.Words) _taken[word] = true;
        }

        AddNarrowNouns(mentions);
        AddNumbered(mentions);
        var remaining = _places.Where(place => !_absorbed.Contains(place) && !IsInside(place, mentions)).ToList();
        foreach (var place in _places.Where(place => remaining.Contains(place) || _absorbed.Contains(place)))
        {
            for (var word = place.Start; word <= place.End; word++) _taken[word] = true;
        }

        return new(mentions, remaining, _taken);
    }

    /// <summary>"Spot 1 and 2", "lamps one, two and three": the numbers that follow name the others of the same name.</summary>
    private void AddNumbered(List<Mention> mentions)
    {
        foreach (var first in mentions.Where(mention => mention.Indices.Length == 1 && UtteranceNormalizer.IsNumber(_words[mention.End])).ToList())
        {
            var name = UtteranceNormalizer.Split(_index.Home.Devices[first.Indices[0]].Name);
            var at = name.LastIndexOf(_words[first.End]);
            for (var next = first.End + 1; at >= 0 && next < _words.Count; next++)
            {
                if (_words[next] is "and" or "number") continue;
                if (!UtteranceNormalizer.IsNumber(_words[next]) || _taken[next] || NameMatcher.IsValue(_words, next)) break;
                name[at] = _words[next];
                var found = Enumerable.Range(0, _index.Home.Devices.Length)
                    .Where(device => UtteranceNormalizer.Split(_index.Home.Devices[device].Name).SequenceEqual(name)).Take(2).ToArray();
                if (found.Length != 1) break;
                mentions.Add(new(next, next, MentionKind.Device, [found[0]], first.IsSure));
                _taken[next] = true;
            }
        }
    }

    /// <summary>"The living room lamp" is the one light there that is called a lamp, where there is just one.</summary>
    private void AddNarrowNouns(List<Mention> mentions)
    {
        foreach (var place in _places.Where(place => place is { Kind: MentionKind.Area, IsSure: true, Indices.Length: 1 }))
        {
            if (_absorbed.Contains(place) || IsInside(place, mentions)) continue;
            for (var word = 0; word < _words.Count; word++)
            {
                if (_taken[word] || Lexicon.PlainNouns.Contains(_words[word]) || Lexicon.IsPlural(_words[word])
                    || Lexicon.DomainOf(_words[word]) is not { } domain || !IsNounOf(place, word)) continue;
                var area = _index.Home.Areas[place.Indices[0]].Id;
                var called = Enumerable.Range(0, _index.Home.Devices.Length).Where(device => _index.Home.Devices[device].AreaId == area
                    && _index.Home.Devices[device].Id.Domain == domain && _index.NameHolds(device, _words[word])).Take(2).ToArray();
                if (called.Length != 1) continue;
                mentions.Add(new(word, word, MentionKind.Device, [called[0]], IsSure: true));
                _taken[word] = true;
                _absorbed.Add(place);
                break;
            }
        }
    }

    /// <summary>Whether a noun belongs to a place: right after it, or before it with a preposition between.</summary>
    private bool IsNounOf(Mention place, int noun) =>
        noun == place.End + 1
        || (noun < place.Start && place.Start - noun is 2 or 3 && _words[noun + 1] is "in" or "of" or "at" or "on" && _clauses.Same(noun, place.Start));

    /// <summary>
    /// Whether the verb goes with another device that the same words can mean: "lock the front door" is the lock there, not its contact,
    /// and nobody orders a sensor.
    /// </summary>
    private bool IsMeantRather(Candidate other, Candidate candidate)
    {
        if (ReferenceEquals(other, candidate) || other.Score < NameMatcher.LeastScore || other.Words.Length + 1 < candidate.Words.Length || !other.Overlaps(candidate)) return false;
        var (domain, otherDomain) = (DeviceOf(candidate).Id.Domain, DeviceOf(other).Id.Domain);
        if (domain == otherDomain) return false;
        var verbs = _clauses.DomainsOfVerbs(_words, candidate.Start);
        if (verbs.Contains(otherDomain) && !verbs.Contains(domain)) return !(_isQuestion && IsSensor(domain));
        return !_isQuestion && IsSensor(domain) && !IsSensor(otherDomain);
    }

    /// <summary>"Is the front door open" may be about the lock, or about the contact that is called nearly so.</summary>
    private IEnumerable<Candidate> AlsoAskedAbout(Candidate best, List<Candidate> kept) => _isQuestion
        ? kept.Where(other => other.Overlaps(best) && other.Words.Length >= best.Words.Length && other.Score >= NameMatcher.LeastScore && !other.Words.Any(word => _taken[word])
            && DeviceOf(other).Id.Domain != DeviceOf(best).Id.Domain)
        : [];

    /// <summary>"All blinds but the left one": the one is a blind, not a lamp.</summary>
    private bool IsOneOfAnotherKind(Candidate candidate)
    {
        var next = candidate.End + 1;
        if (next >= _words.Count || _words[next] is not ("one" or "ones")) return false;
        var domain = DeviceOf(candidate).Id.Domain;
        var nouns = _words.Where(Lexicon.IsNoun).ToList();
        return nouns.Count > 0 && !nouns.Exists(noun => Lexicon.IsNounOf(noun, domain));
    }

    private static bool IsSensor(string domain) => domain is "sensor" or "binary_sensor";

    private Device DeviceOf(Candidate candidate) => _index.Home.Devices[candidate.Variant.Index];

    /// <summary>Whether the words go on with the noun of another kind: "ceiling light" is no ceiling fan.</summary>
    private bool IsOtherKind(Candidate candidate)
    {
        // "Everything on the third floor" is no floor lamp.
        if (candidate.Words.Length == 1 && _words[candidate.Start] == "floor" && candidate.Start > 0
            && _words[candidate.Start - 1] is "first" or "second" or "third" or "fourth" or "ground" or "top" or "upper" or "lower") return true;
        var domain = DeviceOf(candidate).Id.Domain;
        var next = candidate.End + 1;
        for (var word = candidate.Start; word <= Math.Min(next, _words.Count - 1); word++)
        {
            if (candidate.Words.Contains(word)) continue;
            if (Lexicon.DomainOf(_words[word]) is { } said && said != domain && said != "switch" && !(word == next && IsVerb(word))) return true;
            if (word == next && IsNounOfAnotherKind(word, domain)) return true;
        }

        return false;
    }

    /// <summary>"Front door" is no front light; but "the living room speaker volume" is the speaker.</summary>
    private bool IsNounOfAnotherKind(int word, string domain) =>
        Lexicon.KindOf(_words[word]) is { } kind && !kind.HasDomain(domain) && !Lexicon.IsOrdinaryVerb(_words[word]) && kind.Name is not ("media" or "temperature" or "humidity" or "battery" or "power" or "sensor");

    /// <summary>Whether "fan" or "light" after a name begins something new: not after "and", which ends the span anyhow.</summary>
    private bool IsVerb(int word) => word + 1 < _words.Count && _words[word] == "switch" && _words[word + 1] is "on" or "off";

    /// <summary>
    /// Whether the words say no more than a place and a kind of device, or a kind alone: then they mean all of that kind there, and the
    /// place's own mention says so. A device of exactly that name is meant itself.
    /// </summary>
    private bool DefersToPlace(Candidate candidate)
    {
        var nouns = candidate.Words.Where(word => Lexicon.DomainOf(_words[word]) is not null || Lexicon.IsNounOf(_words[word], DeviceOf(candidate).Id.Domain)).ToList();
        if (nouns.Count > 0 && candidate.Words.All(word => Lexicon.PlainNouns.Contains(_words[word]) || Lexicon.StopWords.Contains(_words[word])))
            return true;
        // "The thermostat", "the tv": which one is asked of the place first.
        if (nouns.Count == 1 && candidate.Words.Length == 1 && Lexicon.KindOf(_words[nouns[0]]) is not null) return true;
        // "The tv" is the television, where there is one, and not the light behind it.
        if (!candidate.Complete && candidate.Words.All(word => Lexicon.KindOf(_words[word]) is { } kind && _index.HasKind(kind))) return true;
        if (candidate.Distinctive) return false;
        if (candidate is { Complete: true, LooseNoun: false } && nouns.Count > 0) return false;
        var place = _places.Find(place => Holds(place, candidate));
        if (place is null) return nouns.Count == 0;
        // "the bedroom lamp", where one of the bedroom's lights is called a lamp and the others aren't.
        return !(nouns.Count == 1 && IsOnlyOneCalled(_words[nouns[0]], candidate));
    }

    private bool IsOnlyOneCalled(string noun, Candidate candidate)
    {
        if (Lexicon.PlainNouns.Contains(noun) || Lexicon.IsPlural(noun) || !_index.NameHolds(candidate.Variant.Index, noun)) return false;
        var device = DeviceOf(candidate);
        return _index.Home.Devices.Select((other, index) => (other, index))
            .Count(pair => pair.other.AreaId == device.AreaId && pair.other.Id.Domain == device.Id.Domain && _index.NameHolds(pair.index, noun)) == 1;
    }

    private bool IsWeakerThanPlace(Candidate candidate) =>
        !candidate.Complete && _places.Exists(place => place.IsSure && !Holds(place, candidate)
            && Covers(candidate, place) && candidate.Words.Length <= place.End - place.Start + 1)
        || _places.Exists(place => place.IsSure && place.Strength >= candidate.Strength && !Covers(candidate, place)
            && candidate.Words.Any(word => word >= place.Start && word <= place.End));

    private static bool Covers(Candidate candidate, Mention place) =>
        Enumerable.Range(place.Start, place.End - place.Start + 1).All(candidate.Words.Contains);

    /// <summary>Whether a candidate stands in a place.</summary>
    private bool Holds(Mention place, Candidate candidate)
    {
        var area = _index.Home.FindArea(DeviceOf(candidate).AreaId);
        if (area is null) return false;
        foreach (var index in place.Indices)
        {
            if (place.Kind == MentionKind.Area ? _index.Home.Areas[index].Id == area.Id : _index.Home.Floors[index].Id == area.FloorId) return true;
        }

        return false;
    }

    /// <summary>Narrows equally good candidates by the place that was named with them, then by where the speaker stands.</summary>
    private Mention? Resolve(Candidate best, List<Candidate> group)
    {
        var sure = best.IsSure || (group.Count == 1 && best.End + 1 < _words.Count && _words[best.End + 1] is "one");
        if (GoverningPlace(best, out var adjacent) is { } place)
        {
            var there = group.Where(candidate => Holds(place, candidate)).ToList();
            if (there.Count > 0)
            {
                group = there;
                if (_clauses.Same(place.Start, best.Start) && !HasFreeNoun(best, place)) _absorbed.Add(place);
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
        return new(best.Start, EndWithNoun(best), MentionKind.Device, indices, sure) { IsMany = many };
    }

    /// <summary>"The dyson fan": a noun of the device's own kind behind its name belongs to it.</summary>
    private int EndWithNoun(Candidate candidate)
    {
        var next = candidate.End + 1;
        if (next >= _words.Count || _taken[next] || !(Lexicon.IsNounOf(_words[next], DeviceOf(candidate).Id.Domain) || _words[next] is "one" or "ones")) return candidate.End;
        if (_words[next] == "switch" && IsVerb(next)) return candidate.End;
        _taken[next] = true;
        return next;
    }

    /// <summary>
    /// Whether several are meant: "both", "all", or a plural where the names are in the singular. Fairy lights are one thing.
    /// </summary>
    private bool IsManyMeant(Candidate candidate)
    {
        if (Enumerable.Range(Math.Max(0, candidate.Start - 3), Math.Min(3, candidate.Start)).Any(word => _words[word] is "all" or "both" or "every" or "each")) return true;
        var last = _words[candidate.Words[^1]];
        return Lexicon.IsPlural(last) && !_index.NameHolds(candidate.Variant.Index, last);
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
            if (_words[word] is not ("in" or "of" or "on" or "at" or "from" or "the" or "my" or "our" or "by") && !Lexicon.IsNoun(_words[word])) return false;
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
