using System.Collections.Immutable;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Language.Words;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>Chooses the areas and floors that an utterance names.</summary>
internal sealed class PlaceFinder(HomeIndex index, List<string> words)
{
    /// <summary>Candidates within this part of the best strength count as equally good.</summary>
    private const float PeerRange = 0.12f;

    /// <summary>The most areas or floors that one mention keeps.</summary>
    private const int MaxPeers = 4;

    private static readonly PlaceWords Known = LinkerWords.Known.Places;

    /// <summary>Chooses among candidates; "here" and "upstairs" are added.</summary>
    public List<Mention> Find(List<Candidate> candidates, int speakerArea)
    {
        var taken = new bool[words.Count];
        var found = new List<Mention>();
        candidates.Sort((a, b) => b.Strength.CompareTo(a.Strength));
        foreach (var best in candidates)
        {
            if (best.Words.Any(word => taken[word]) || IsOnlyOrdinal(best) || IsMisheard(best, taken) || IsStorey(best) || IsQualified(best)) continue;
            var peers = candidates.Where(other => other.Variant.Kind == best.Variant.Kind && other.Overlaps(best)
                    && other.Strength >= best.Strength * (1 - PeerRange))
                .Select(other => other.Variant.Index).Distinct().Take(MaxPeers).ToImmutableArray();
            var isArea = best.Variant.Kind == NamedKind.Area;
            if (isArea && peers.Length > 1 && peers.Contains(speakerArea)) peers = [speakerArea];
            found.Add(new(best.Start, best.End, isArea ? MentionKind.Area : MentionKind.Floor, peers, best.IsSure) { Strength = best.Strength });
            foreach (var word in best.Words) taken[word] = true;
        }

        var areas = found.FindAll(place => place.Kind == MentionKind.Area);
        NumberedNames.AddTo(areas, index.Home.Areas.Length, area => index.Home.Areas[area].Name, words, taken);
        found.AddRange(areas.Except(found));
        AddStairs(found, taken);
        found.RemoveAll(place => place.Kind == MentionKind.Area && IsElsewhere(place, found));
        found.RemoveAll(place => place.Kind == MentionKind.Floor && SaysWhichRoom(place, found, taken));
        AddHere(found, taken, speakerArea);
        AddThere(found, taken);
        found.Sort((a, b) => a.Start.CompareTo(b.Start));
        return found;
    }

    /// <summary>"First, turn on …" is no first floor, and "upstairs" no upstairs hall.</summary>
    private bool IsOnlyOrdinal(Candidate candidate) =>
        !candidate.Complete && candidate.Words.All(word => Known.OnlyOrder.Contains(words[word]));

    /// <summary>"The drawing boom", "the bath tub": a doubtful room next to another, or before a word that nobody knows, is none.</summary>
    private bool IsMisheard(Candidate candidate, bool[] taken)
    {
        if (candidate.IsSure) return false;
        if (Clauses.IsToldAbout(words, candidate.End)) return true;
        // "The goat shed", of a Calving Shed.
        if (candidate.Start > 0 && !candidate.Complete && !taken[candidate.Start - 1] && index.IsUnheard(words[candidate.Start - 1]) && !IsListed(candidate, taken)) return true;
        if (candidate.Start > 0 && (taken[candidate.Start - 1] || IsOfAnotherName(words[candidate.Start - 1])) && !IsListed(candidate, taken)) return true;
        var next = candidate.End + 1;
        // "Deck six", of decks called otherwise.
        if (next + 1 < words.Count && UtteranceNormalizer.IsNumber(words[next]) && Lexicon.IsNoun(words[next + 1])) return true;
        return next < words.Count && !taken[next] && index.IsStrange(words[next]);
    }

    /// <summary>"Isla's, Callum's and Jonas's rooms": said as it is called but for "room", among others before an "and".</summary>
    private bool IsListed(Candidate candidate, bool[] taken) =>
        candidate.Quality >= WordSimilarity.SameStem && candidate.End + 1 < words.Count && (LinkerWords.Known.Common.And.Contains(words[candidate.End + 1]) || taken[candidate.End + 1]);

    private bool IsOfAnotherName(string word) =>
        index.HasTerm(word) && !UtteranceNormalizer.IsNumber(word) && !Lexicon.CommandWords.Contains(word) && !Lexicon.StopWords.Contains(word) && !Lexicon.IsNoun(word) && !Lexicon.ClauseWords.Contains(word);

    /// <summary>"The hay barn" is no barn: behind an article, a word that nobody knows tells another room.</summary>
    private bool IsQualified(Candidate candidate)
    {
        var before = candidate.Start - 1;
        if (candidate.Words.Length > 1 || before < 0) return false;
        // "I want a bath", "raised in a barn": any, and so none that one orders.
        if (LinkerWords.Known.Classes.LetterArticle.Contains(words[before])) return !(candidate.End + 1 < words.Count && Lexicon.IsNoun(words[candidate.End + 1]));
        return !Known.Upstairs.Contains(words[before]) && !Known.Downstairs.Contains(words[before]) && index.IsQualified(words, candidate.Start);
    }

    /// <summary>"The main floor" is no main bedroom.</summary>
    private bool IsStorey(Candidate candidate) =>
        candidate.Variant.Kind == NamedKind.Area && !(candidate.Complete && candidate.Quality >= Candidate.SureScore) && candidate.End + 1 < words.Count && Known.Storeys.Contains(words[candidate.End + 1]);

    private void AddStairs(List<Mention> found, bool[] taken)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (taken[i]) continue;
            var floor = Known.Upstairs.Contains(words[i]) ? FloorOrder.Upstairs(index.FloorRanks)
                : Known.Downstairs.Contains(words[i]) ? FloorOrder.Downstairs(index.FloorRanks)
                : -1;
            if (i > 0 && !taken[i - 1] && Known.Storeys.Contains(words[i]))
            {
                floor = Known.Lowest.Contains(words[i - 1]) ? FloorOrder.Downstairs(index.FloorRanks)
                    : Known.Highest.Contains(words[i - 1]) ? FloorOrder.Top(index.FloorRanks)
                    : -1;
            }

            if (floor < 0) continue;
            found.Add(new(i, i, MentionKind.Floor, [floor], IsSure: true));
            taken[i] = true;
        }
    }

    /// <summary>"The upstairs hallway", where the hallway is downstairs: another one.</summary>
    private bool IsElsewhere(Mention area, List<Mention> found) =>
        area.Start > 1 && LinkerWords.Known.Common.The.Contains(words[area.Start - 2])
        && found.Find(place => place.Kind == MentionKind.Floor && place.End == area.Start - 1 && place.Start == place.End) is { } floor
        && area.Indices.All(at => index.Home.Areas[at].FloorId is { } own && floor.Indices.All(other => index.Home.Floors[other].Id != own));

    /// <summary>"The downstairs loo" is a room, and not all that is downstairs; and if nobody knows the room, it is nothing.</summary>
    private bool SaysWhichRoom(Mention floor, List<Mention> found, bool[] taken)
    {
        var (before, next) = (floor.Start - 1, floor.End + 1);
        if (before < 0 || next >= words.Count || !LinkerWords.Known.Common.The.Contains(words[before])) return false;
        return taken[next] ? !found.Exists(place => place.Kind == MentionKind.Floor && place.Start == next) : (Lexicon.Rooms.Contains(words[next]) || index.IsUnheard(words[next])) && !Lexicon.IsNoun(words[next]);
    }

    /// <summary>"The bedroom light at 10 and the aircon there to 26": the place that was named before.</summary>
    private void AddThere(List<Mention> found, bool[] taken)
    {
        for (var i = 2; i < words.Count; i++)
        {
            if (taken[i] || !Known.There.Contains(words[i]) || Known.NotThereAfter.Contains(words[i - 1]) || (i + 1 < words.Count && Known.NotThereNext.Contains(words[i + 1]))) continue;
            if (found.Where(place => place.End < i).MaxBy(place => place.End) is { } before) found.Add(before with { Start = i, End = i });
        }
    }

    private void AddHere(List<Mention> found, bool[] taken, int speakerArea)
    {
        if (speakerArea < 0) return;
        for (var i = 0; i < words.Count; i++)
        {
            if (!taken[i] && Known.Here.LengthUntil(words, i) > 0) found.Add(new(i, i, MentionKind.Area, [speakerArea], IsSure: true));
        }
    }
}
