using HomeLLM.HomeAgent.Language;

namespace HomeLLM.HomeAgent.Linking;

// What kinds are called by a part of a name, by a room that is called like them, and in lists of places.
internal sealed partial class KindFinder
{
    /// <summary>The kind of what can be in a state that the words name: openings open, locks locked, people moving.</summary>
    private static DeviceKind? OfState(List<string> words) =>
        words.Exists(Known.Openings.Contains) ? Lexicon.Kind("opening")
        : words.Exists(Known.Locked.Contains) ? Lexicon.Kind("lock")
        : words.Exists(Known.Moving.Contains) ? Lexicon.Kind("motion")
        : null;

    /// <summary>"Bottle warmer 3": a word of a name, where there isn't that one.</summary>
    private bool IsInName(int at) => at > 0 && !taken[at - 1] && index.HasTerm(words[at - 1]) && !UtteranceNormalizer.IsNumber(words[at - 1]) && !Lexicon.IsOrdinary(words[at - 1]);

    /// <summary>"Is anyone on the porch": no place of the home, but what the sensor is called.</summary>
    private Mention? CalledSo(int at, int end, DeviceKind kind)
    {
        var isHeating = Known.Heat.Contains(words[at]) && end + 2 < words.Count && Known.HeatThe.Contains(words[end + 1]);
        if (!(isHeating || _isQuestion) || end + 2 >= words.Count || !(isHeating || Known.CalledAfter.Contains(words[end + 1]))) return null;
        var word = isHeating ? end + 2 : Common.Our.Contains(words[end + 2]) && end + 3 < words.Count ? end + 3 : end + 2;
        if (taken[word] || Lexicon.IsOrdinary(words[word])) return null;
        var called = Fitting(kind, at).Where(device => index.NameHolds(device, words[word])).ToList();
        return called.Count > 0 ? Many(at, word, called) : null;
    }

    /// <summary>"The movie scene", "the bedtime routine": by a part of the name, though it be a word of orders.</summary>
    private Mention? CalledBefore(int at, int end, DeviceKind kind)
    {
        if (kind.Name is not ("scene" or "script" or "button") || at == 0 || taken[at - 1] || Lexicon.StopWords.Contains(words[at - 1])) return null;
        var called = Fitting(kind, at).Where(device => index.NameHolds(device, words[at - 1])).ToList();
        return called.Count is > 0 and <= MaxOffered ? new(at - 1, end, MentionKind.Device, [.. called], IsSure: true) : null;
    }

    /// <summary>"Open the garage", where a room is called so too: its door is meant, and not all that can be opened there.</summary>
    private void AddOpenings(List<Mention> found)
    {
        foreach (var place in places.Where(place => place is { Kind: MentionKind.Area, IsSure: true }).ToList())
        {
            if (Lexicon.KindOf(words[place.End]) is not { Name: "garage" or "gate" } kind || _used.Contains(place) || !clauses.DomainsOfVerbs(words, place.End).Contains("cover")) continue;
            if (found.Concat(devices).Any(mention => clauses.Same(mention.Start, place.End))) continue;
            var all = Fitting(kind, place.End);
            if (all.Count == 0) continue;
            _used.Add(place);
            found.Add(Several(place.Start, place.End, kind, [.. all]));
        }
    }

    /// <summary>"The heaters in wren and robin", "the wren and robin heaters": the same kind in the places that are listed with the first.</summary>
    private void AddListed(List<Mention> found, DeviceKind kind, Mention place, bool isBefore)
    {
        for (var last = place; Neighbour(last, isBefore) is { } next; last = next)
        {
            if (!isBefore && next.End + 1 < words.Count && !taken[next.End + 1] && (Lexicon.IsNoun(words[next.End + 1]) || NounAt(next.End + 1, out _) is not null)) return;
            var there = Fitting(kind, next.Start).Where(device => index.IsAt(next, device)).ToList();
            if (there.Count == 0) return;
            _used.Add(next);
            found.Add(Many(next.Start, next.End, there));
        }
    }

    /// <summary>The place listed right after another one, or before it: nothing between them but "and", "the", "in".</summary>
    private Mention? Neighbour(Mention place, bool isBefore) => places.Find(other => isBefore
        ? other.End < place.Start && AreFillers(other.End + 1, place.Start)
        : other.Start > place.End + 1 && Known.ListedAnd.Contains(words[place.End + 1]) && AreFillers(place.End + 1, other.Start));

    private bool AreFillers(int from, int to) => Enumerable.Range(from, to - from).All(word => Known.ListedBetween.Contains(words[word]));

    /// <summary>Whether a word of a list's name, and not of every list's, stands behind "to", "on the".</summary>
    private bool IsListNamed(int device, List<int> all)
    {
        var items = LinkerWords.Known.Items;
        var kind = Lexicon.Kind("list").Nouns[0];
        for (var at = 2; at < words.Count; at++)
        {
            var before = items.Articles.Contains(words[at - 1]) ? at - 2 : at - 1;
            if (items.Prepositions.Contains(words[before]) && Lexicon.Stem(words[at]) != kind && index.NameHolds(device, words[at]) && !all.TrueForAll(other => index.NameHolds(other, words[at]))) return true;
        }

        return false;
    }
}
