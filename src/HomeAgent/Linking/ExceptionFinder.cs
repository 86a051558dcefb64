using System.Collections.Immutable;
using HomeLLM.HomeAgent.Language;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>
/// Finds what an exception leaves out where it says less than a name: "all the olive trees but number 5", "every fan besides the bedroom". Whatever
/// it is, it is one of those that were meant before.
/// </summary>
internal sealed class ExceptionFinder(HomeIndex index, List<string> words, Clauses clauses, List<Mention> mentions, int speakerArea)
{
    private const int MostLeftOut = 4;

    /// <summary>Finds what the exceptions leave out, where nothing else explains them.</summary>
    public List<Mention> Find()
    {
        var found = new List<Mention>();
        for (var at = 1; at < words.Count; at++)
        {
            if (!clauses.IsExcepted(at) || clauses.IsExcepted(at - 1)) continue;
            var end = at;
            while (end + 1 < words.Count && clauses.IsExcepted(end + 1)) end++;
            if (mentions.Exists(mention => mention.IsSure && mention.End >= at && mention.Start <= end)) continue;
            if (LeftOut(at, end, Meant(at)) is { } mention) found.Add(mention);
        }

        return found;
    }

    /// <summary>The devices that the words before an exception mean.</summary>
    private List<int> Meant(int at)
    {
        if (mentions.FindLast(mention => mention is { Kind: MentionKind.Device, IsMany: true } && mention.End < at) is { } group) return [.. group.Indices];
        if (words.FindLastIndex(at - 1, word => Lexicon.DomainOf(word) is not null) is not (>= 0 and var noun)) return [];
        var domain = Lexicon.DomainOf(words[noun]);
        var place = mentions.FindLast(mention => mention.Kind is MentionKind.Area or MentionKind.Floor && mention.End < at);
        var isHome = mentions.Exists(mention => mention.Kind == MentionKind.Home);
        return [.. Enumerable.Range(0, index.Home.Devices.Length).Where(device => index.Home.Devices[device].Id.Domain == domain
            && (place is not null ? index.IsAt(place, device) : isHome || speakerArea < 0 || index.IsAt(MentionKind.Area, speakerArea, device)))];
    }

    /// <summary>Those whose names hold most of the words; null where none does, or too many.</summary>
    private Mention? LeftOut(int start, int end, List<int> meant)
    {
        var said = Enumerable.Range(start + 1, end - start).Where(word => !Lexicon.StopWords.Contains(words[word]) && Lexicon.DomainOf(words[word]) is null && !LinkerWords.Known.Names.ExceptedOnes.Contains(words[word])).ToList();
        if (said.Count == 0 || meant.Count < 2) return null;
        var counted = meant.Select(device => (device, count: said.Count(word => Holds(device, words[word])))).Where(pair => pair.count > 0).ToList();
        if (counted.Count == 0) return null;
        var most = counted.Max(pair => pair.count);
        var leftOut = counted.Where(pair => pair.count == most).Select(pair => pair.device).ToImmutableArray();
        if (leftOut.Length > MostLeftOut || leftOut.Length == meant.Count) return null;
        return new(said[0], said[^1], MentionKind.Device, leftOut, IsSure: true) { IsMany = leftOut.Length > 1 };
    }

    private bool Holds(int device, string word) =>
        index.NameHolds(device, word) || index.NameHolds(device, Lexicon.Stem(word))
        || (index.Home.FindArea(index.Home.Devices[device].AreaId) is { } area && UtteranceNormalizer.Split(area.Name).Exists(own => own == word || own == Lexicon.Stem(word)));
}
