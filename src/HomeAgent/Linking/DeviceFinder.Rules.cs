using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Language;

namespace HomeLLM.HomeAgent.Linking;

// The rules by which a candidate isn't meant, or gives way to a place; and what nouns and numbers add to the names.
internal sealed partial class DeviceFinder
{
    /// <summary>"The pendants", "the sconce": the last word of several names, without what tells them apart.</summary>
    private void AddSharedNames(List<Mention> mentions)
    {
        for (var at = 0; at < _words.Count; at++)
        {
            if (_taken[at] || Lexicon.IsNoun(_words[at]) || UtteranceNormalizer.IsNumber(_words[at])) continue;
            // "Open the blackout": a word of orders too, but not after an article.
            if (Lexicon.IsOrdinary(_words[at]) && !(at > 0 && Common.The.Contains(_words[at - 1]) && Lexicon.OrdinaryWords.Contains(Lexicon.Stem(_words[at])))) continue;
            // "The corridor lights" are a place's.
            if (at + 1 < _words.Count && (Lexicon.IsNoun(_words[at + 1]) || Known.PlaceNext.Contains(_words[at + 1]))) continue;
            var stem = Lexicon.Stem(_words[at]);
            var named = _index.Ending(stem).ToList();
            if (named.Count < 2) continue;
            var domain = _index.Home.Devices[named[0]].Id.Domain;
            if (!named.TrueForAll(device => _index.Home.Devices[device].Id.Domain == domain)) continue;
            if (Lexicon.IsOrdinary(_words[at]) && !_clauses.DomainsOfVerbs(_words, at).Contains(domain)) continue;
            AddShared(mentions, at, at, named);
        }
    }

    /// <summary>"The night light": the last two words of several names, without what tells them apart.</summary>
    private void AddSharedEndings(List<Mention> mentions)
    {
        for (var at = 1; at < _words.Count; at++)
        {
            if (_taken[at] || _taken[at - 1] || !Lexicon.IsNoun(_words[at]) || Lexicon.StopWords.Contains(_words[at - 1]) || Lexicon.AllWords.Contains(_words[at - 1])) continue;
            // "The magpie bunk light", where no bunk is the magpie's.
            if (at > 1 && !_taken[at - 2] && !UtteranceNormalizer.IsNumber(_words[at - 2]) && !Lexicon.IsOrdinary(_words[at - 2])) continue;
            // "The living room lights" are a room's, though one of them is the Living Room Light.
            if (_places.Exists(place => place.IsSure && place.Start <= at - 1 && at - 1 <= place.End)) continue;
            // "The garage doors" are a kind.
            if (Lexicon.KindOf($"{_words[at - 1]} {_words[at]}") is not null) continue;
            var (first, last) = (Lexicon.Stem(_words[at - 1]), Lexicon.Stem(_words[at]));
            var named = _index.Ending($"{first} {last}").ToList();
            // "All the bedside lamps", of an Oak Bedside Left and others.
            if (named.Count == 0 && Lexicon.IsPlural(_words[at]) && _index.HasTerm(_words[at - 1]) && Lexicon.DomainOf(_words[at]) is { } kind)
            {
                named = [.. Enumerable.Range(0, _index.Home.Devices.Length).Where(device => _index.Home.Devices[device].Id.Domain == kind && _index.NameHolds(device, _words[at - 1]))];
                if (named.Count < 2) continue;
            }

            if (named.Count == 0) continue;
            var domain = _index.Home.Devices[named[0]].Id.Domain;
            if (named.TrueForAll(device => _index.Home.Devices[device].Id.Domain == domain)) AddShared(mentions, at - 1, at, named);
        }
    }

    private void AddShared(List<Mention> mentions, int start, int end, List<int> named)
    {
        // "Bottle warmer 3", where there are two.
        if (end + 1 < _words.Count && UtteranceNormalizer.IsNumber(_words[end + 1]) && !NameMatcher.IsValue(_words, end + 1)) return;
        if (start > 0 && UtteranceNormalizer.IsNumber(_words[start - 1]) && !NameMatcher.IsCount(_words, start - 1)) return;
        if (_places.Find(place => _clauses.Same(place.Start, end) && (place.End < start || place.Start > end)) is { } place)
        {
            named = [.. named.Where(device => _index.IsAt(place, device))];
            if (named.Count == 0) return;
            _absorbed.Add(place);
        }
        else if (_speakerArea >= 0 && named.Where(device => _index.Home.Devices[device].AreaId == _index.Home.Areas[_speakerArea].Id).ToList() is { Count: > 0 } here)
        {
            named = here;
        }

        var all = Enumerable.Range(Math.Max(0, start - 3), Math.Min(3, start)).Any(word => Common.AllOf.Contains(_words[word])) || (_isQuestion && Question.AsksForAll(_words, start));
        var isMany = named.Count > 1 && (all || Lexicon.IsPlural(_words[end]));
        mentions.Add(new(start, end, MentionKind.Device, [.. named.Take(isMany ? MaxPluralPeers : MaxPeers)], IsSure: true) { IsMany = isMany });
        for (var word = start; word <= end; word++) _taken[word] = true;
    }

    /// <summary>"The living room lamp" is the one light there that is called a lamp, where there is just one; "the spotlights" those that are called so.</summary>
    private void AddNarrowNouns(List<Mention> mentions)
    {
        foreach (var place in _places.Where(place => place is { Kind: MentionKind.Area, IsSure: true, Indices.Length: 1 }))
        {
            if (_absorbed.Contains(place) || IsInside(place, mentions)) continue;
            for (var word = 0; word < _words.Count; word++)
            {
                if (_taken[word] || Lexicon.PlainNouns.Contains(_words[word])
                    || Lexicon.DomainOf(_words[word]) is not { } domain || !IsNounOf(place, word)) continue;
                var area = _index.Home.Areas[place.Indices[0]].Id;
                var called = Enumerable.Range(0, _index.Home.Devices.Length).Where(device => _index.Home.Devices[device].AreaId == area
                    && _index.Home.Devices[device].Id.Domain == domain && (_index.NameHolds(device, _words[word]) || _index.NameHolds(device, Lexicon.Stem(_words[word])))).Take(MaxPluralPeers).ToImmutableArray();
                if (called.Length == 0 || (called.Length > 1 && !Lexicon.IsPlural(_words[word]))) continue;
                mentions.Add(new(word, word, MentionKind.Device, called, IsSure: true) { IsMany = called.Length > 1 });
                _taken[word] = true;
                _absorbed.Add(place);
                break;
            }
        }
    }

    /// <summary>Whether a noun belongs to a place: right after it, or before it with a preposition between.</summary>
    private bool IsNounOf(Mention place, int noun) =>
        noun == place.End + 1
        || (noun < place.Start && place.Start - noun is 2 or 3 && Known.NounOfPlace.Contains(_words[noun + 1]) && _clauses.Same(noun, place.Start));

    /// <summary>
    /// Whether the verb goes with another device that the same words can mean: "lock the front door" is the lock there, not its contact,
    /// and nobody orders a sensor.
    /// </summary>
    private bool IsMeantRather(IEnumerable<IGrouping<string, Candidate>> others, Candidate candidate)
    {
        var domain = DeviceOf(candidate).Id.Domain;
        return others.Any(group => group.Key != domain && IsOrderedRather(group.Key, domain, candidate.Start)
            && group.Any(other => other.Score >= NameMatcher.LeastScore && other.Words.Length + 1 >= candidate.Words.Length && other.Overlaps(candidate)));
    }

    private bool IsOrderedRather(string otherDomain, string domain, int at)
    {
        var verbs = _clauses.DomainsOfVerbs(_words, at);
        if (verbs.Contains(otherDomain) && !verbs.Contains(domain)) return !(_isQuestion && IsSensor(domain));
        return !_isQuestion && IsSensor(domain) && !IsSensor(otherDomain);
    }

    /// <summary>"All blinds but the left one": the one is a blind, not a lamp.</summary>
    private bool IsOneOfAnotherKind(Candidate candidate)
    {
        var next = candidate.End + 1;
        if (next >= _words.Count || !Common.Ones.Contains(_words[next])) return false;
        var domain = DeviceOf(candidate).Id.Domain;
        var nouns = _words.Where(Lexicon.IsNoun).ToList();
        return nouns.Count > 0 && !nouns.Exists(noun => Lexicon.IsNounOf(noun, domain));
    }

    /// <summary>Whether nobody orders what is of a domain: it only tells.</summary>
    public static bool IsSensor(string domain) => domain is "sensor" or "binary_sensor" or "weather" or "person" or "sun" or "zone" or "device_tracker";

    /// <summary>Whether the words go on with the noun of another kind: "ceiling light" is no ceiling fan.</summary>
    private bool IsOtherKind(Candidate candidate)
    {
        // "Lock the door before bed" isn't about the Bed Sensor.
        if (!_isQuestion && !candidate.Complete && IsSensor(DeviceOf(candidate).Id.Domain)) return true;
        // "Heat the pool" isn't about the Pool Party.
        if (candidate is { Complete: false, IsSure: false } && DeviceOf(candidate).Id.Domain is "scene" or "script" or "button" or "input_button"
            && (_isQuestion || _clauses.DomainsOfVerbs(_words, candidate.Start) is { Count: > 0 } verbs && !verbs.Contains(DeviceOf(candidate).Id.Domain))) return true;
        // "Set the bedroom humidity to 50" is for what can be set, where there is such a thing.
        if (!_isQuestion && IsSensor(DeviceOf(candidate).Id.Domain) && Lexicon.KindOf(_words[candidate.End]) is { } measured && HasOrderable(measured, candidate)) return true;
        // Nobody orders the weather: "arm it for home" isn't about what is called Home.
        if (!_isQuestion && DeviceOf(candidate).Id.Domain is "weather" or "person" or "sun" or "zone" or "device_tracker") return true;
        // "All lights" aren't an old group that is called so: nothing can be ordered of it.
        if (candidate.Words.All(word => Lexicon.AllWords.Contains(_words[word]) || Lexicon.IsNoun(_words[word])) && !IsSensor(DeviceOf(candidate).Id.Domain)
            && !ServiceCatalogue.Default.Services.Any(service => service.Domain == DeviceOf(candidate).Id.Domain)) return true;
        // "Everything on the third floor" is no floor lamp.
        if (candidate.Words.Length == 1 && Known.Floor.Contains(_words[candidate.Start]) && candidate.Start > 0
            && Known.StoreyOfFloor.Contains(_words[candidate.Start - 1])) return true;
        var domain = DeviceOf(candidate).Id.Domain;
        var next = candidate.End + 1;
        for (var word = candidate.Start; word <= Math.Min(next, _words.Count - 1); word++)
        {
            if (candidate.Words.Contains(word) || Common.Modes.LengthAt(_words, word) > 0) continue;
            // What hangs on a plug may be a light for all that anybody knows.
            if (candidate.Complete && domain == "switch" && Known.LightsOnSwitches.Contains(_words[word])) continue;
            if (Lexicon.DomainOf(_words[word]) is { } said && said != domain && said != "switch" && !(word == next && IsVerb(word))) return true;
            if (word == next && IsNounOfAnotherKind(word, DeviceOf(candidate), candidate.Variant.Index, domain)) return true;
        }

        return false;
    }

    private bool HasOrderable(DeviceKind kind, Candidate candidate) => _index.Home.Devices.Where((device, index) =>
        device.AreaId == DeviceOf(candidate).AreaId && !IsSensor(device.Id.Domain) && _index.Fits(kind, index)).Any();

    /// <summary>"Front door" is no front light; but "the living room speaker volume" is the speaker.</summary>
    private bool IsNounOfAnotherKind(int word, Device device, int deviceIndex, string domain) =>
        !LinkerWords.Known.Kinds.People.Contains(_words[word]) && Lexicon.KindOf(_words[word]) is { } kind && !(kind.HasDomain(domain) && (kind.Name is "cover" || _index.Fits(kind, deviceIndex))) && !Lexicon.IsOrdinaryVerb(_words[word]) && kind.Name is not ("media" or "temperature" or "humidity" or "battery" or "power" or "sensor");

    /// <summary>Whether "fan" or "light" after a name begins something new: not after "and", which ends the span anyhow.</summary>
    private bool IsVerb(int word) => word + 1 < _words.Count && Common.VerbNouns.Contains(_words[word]) && Common.OnOff.Contains(_words[word + 1]);

    /// <summary>
    /// Whether the words say no more than a place and a kind of device, or a kind alone: then they mean all of that kind there, and the
    /// place's own mention says so. A device of exactly that name is meant itself.
    /// </summary>
    private bool DefersToPlace(Candidate candidate)
    {
        if (IsKindInPlural(candidate)) return true;
        var nouns = candidate.Words.Where(word => Lexicon.DomainOf(_words[word]) is not null || Lexicon.IsNounOf(_words[word], DeviceOf(candidate).Id.Domain)).ToList();
        if (nouns.Count > 0 && candidate.Words.All(word => Lexicon.PlainNouns.Contains(_words[word]) || Lexicon.StopWords.Contains(_words[word])))
            return true;
        // "The thermostat", "the tv": which one is asked of the place first.
        if (nouns.Count == 1 && candidate.Words.Length == 1 && Lexicon.KindOf(_words[nouns[0]]) is not null) return true;
        // "The tv" is the television, where there is one, and not the light behind it.
        if (!candidate.Complete && candidate.Words.All(word => Lexicon.StopWords.Contains(_words[word]) || (Lexicon.KindOf(_words[word]) is { } kind && _index.HasKind(kind)))) return true;
        if (candidate.Distinctive) return false;
        // "All the lights in the kitchen" aren't the Kitchen Lights alone.
        if (nouns.Count > 0 && nouns[0] == candidate.Start && candidate.Start > 0 && Lexicon.IsPlural(_words[candidate.Start])
            && Enumerable.Range(Math.Max(0, candidate.Start - 2), Math.Min(2, candidate.Start)).Any(word => Lexicon.AllWords.Contains(_words[word])) && _places.Exists(place => Holds(place, candidate))) return true;
        if (candidate is { Complete: true, LooseNoun: false } && nouns.Count > 0) return false;
        var place = _places.Find(place => Holds(place, candidate));
        if (place is null) return nouns.Count == 0;
        // "the bedroom lamp", where one of the bedroom's lights is called a lamp and the others aren't.
        return !(nouns.Count == 1 && IsOnlyOneCalled(_words[nouns[0]], candidate));
    }

    /// <summary>"The garage doors", where there are two and one is called just so.</summary>
    private bool IsKindInPlural(Candidate candidate) =>
        Lexicon.IsPlural(_words[candidate.End]) && Lexicon.KindOf(string.Join(' ', _words[candidate.Start..(candidate.End + 1)])) is { } kind
        && !_index.NameHolds(candidate.Variant.Index, _words[candidate.End])
        && Enumerable.Range(0, _index.Home.Devices.Length).Where(device => _index.Fits(kind, device)).Skip(1).Any();

    private bool IsOnlyOneCalled(string noun, Candidate candidate)
    {
        if (Lexicon.PlainNouns.Contains(noun) || Lexicon.IsPlural(noun) || !_index.NameHolds(candidate.Variant.Index, noun)) return false;
        var device = DeviceOf(candidate);
        var key = (noun, device.AreaId, device.Id.Domain);
        if (!_isOnlyOne.TryGetValue(key, out var isOnlyOne)) _isOnlyOne.Add(key, isOnlyOne = CountCalled(noun, device) == 1);
        return isOnlyOne;
    }

    private int CountCalled(string noun, Device like)
    {
        var count = 0;
        for (var i = 0; i < _index.Home.Devices.Length; i++)
        {
            var other = _index.Home.Devices[i];
            if (other.AreaId == like.AreaId && other.Id.Domain == like.Id.Domain && _index.NameHolds(i, noun)) count++;
        }

        return count;
    }

    private bool IsWeakerThanPlace(Candidate candidate) =>
        // "Brighter upstairs" isn't the Upstairs Radiator: a place that was named says it all.
        (!candidate.Complete && _places.Exists(place => place.IsSure && candidate.Words.All(word => place.Start <= word && word <= place.End)))
        ||
        !candidate.IsSure && _places.Exists(place => place.IsSure && !Holds(place, candidate)
            && Covers(candidate, place) && candidate.Words.Count(word => !Lexicon.PlainNouns.Contains(_words[word])) <= place.End - place.Start + 1)
        || _places.Exists(place => place.IsSure && place.Strength >= candidate.Strength && !Covers(candidate, place)
            && candidate.Words.Any(word => word >= place.Start && word <= place.End));

    private static bool Covers(Candidate candidate, Mention place) =>
        Enumerable.Range(place.Start, place.End - place.Start + 1).All(candidate.Words.Contains);
}
