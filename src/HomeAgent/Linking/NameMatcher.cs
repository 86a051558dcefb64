using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Language.Words;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>Finds the names that the words of one utterance may mean, each at its best place.</summary>
internal sealed class NameMatcher
{
    /// <summary>The least score at which a name is a candidate.</summary>
    public const float LeastScore = 0.5f;

    /// <summary>The least score of a name with a word that no other name has: "the tradfri" for "Tradfri Bulb 3".</summary>
    public const float LeastUniqueScore = 0.3f;

    private const float StrangeWordPenalty = 0.15f, ReorderPenalty = 0.02f;
    private const int WindowSlack = 3;

    private static readonly NumberParts Numbers = LinkerWords.Known.Numbers;
    private static readonly WordClasses Known = LinkerWords.Known.Classes;

    private readonly HomeIndex _index;
    private readonly Clauses _clauses;
    private readonly List<string> _words;
    private readonly List<TermMatch>[] _matches;
    private readonly bool[] _isValue;

    /// <summary>Looks up every word of an utterance.</summary>
    public NameMatcher(HomeIndex index, List<string> words, Clauses clauses)
    {
        _index = index;
        _clauses = clauses;
        _words = words;
        _matches = [.. words.Select((word, at) => (IsBedtime(words, at) && !index.HasTerm(words[at - 1])) || IsThisRoom(index, words, at) || IsWholeHome(index, words, at) ? [] : index.Match(word))];
        // "South" is no slip for "north", like as they sound.
        for (var i = 0; i < words.Count; i++) _matches[i].RemoveAll(match => IsOpposite(words[i], match.Term));
        for (var i = 0; i + 1 < words.Count; i++) AddMisheard(i);
        _isValue = [.. words.Select((_, i) => IsValue(words, i) || IsCount(words, i) || Lexicon.IsShade(words, i))];
    }

    /// <summary>Whether a number is a setting ("to 2 percent") and so no part of a name.</summary>
    public static bool IsValue(List<string> words, int at) =>
        UtteranceNormalizer.IsNumber(words[at])
        && ((at > 0 && Numbers.ValueAfter.Contains(words[at - 1]))
            || (at + 1 < words.Count && Numbers.ValueNext.Contains(words[at + 1])));

    /// <summary>"I'm off to bed", "lock up before bed": no lamp beside one.</summary>
    private static bool IsBedtime(List<string> words, int at) => Known.Bed.Contains(words[at]) && at > 0 && Known.BedAfter.Contains(words[at - 1]);

    /// <summary>"This room's lights" aren't those of some room that is called so.</summary>
    private static bool IsThisRoom(HomeIndex index, List<string> words, int at) => LinkerWords.Known.Places.ThisRoom.LengthUntil(words, at) > 0 && !index.AreNeighbours(words[at - 1], words[at]);

    /// <summary>"All the doors in the house" aren't those of the Pool House.</summary>
    private static bool IsWholeHome(HomeIndex index, List<string> words, int at) => at > 1 && (Lexicon.HomeWords.Contains(words[at]) || Lexicon.BuildingWords.Contains(words[at]))
        && (LinkerWords.Known.Common.The.Contains(words[at - 1]) || LinkerWords.Known.FollowUps.Determiners.Contains(words[at - 1]))
        && LinkerWords.Known.Names.NounOfPlace.Contains(words[at - 2]) && !index.IsWholeName(words[at])
        && (at + 1 == words.Count || (Lexicon.IsOrdinary(words[at + 1]) && !Lexicon.IsNoun(words[at + 1])));

    /// <summary>"The sharing shed": a word of orders, where a name has one like it right before the word that follows.</summary>
    private void AddMisheard(int at)
    {
        if (_words[at].Length < 6 || _matches[at].Count > 0 || !Lexicon.IsOrdinary(_words[at]) || Lexicon.IsNoun(_words[at])) return;
        foreach (var next in _matches[at + 1].Where(match => match.Quality == WordSimilarity.Exact))
        {
            foreach (var variant in _index.VariantsWith(next.Term).Select(number => _index.Variants[number]))
            {
                var place = Array.IndexOf(variant.Terms, next.Term);
                if (place < 1 || _index.Likeness(_words[at], variant.Terms[place - 1]) is not (> 0 and var quality)) continue;
                if (!_matches[at].Exists(match => match.Term == variant.Terms[place - 1])) _matches[at].Add(new(variant.Terms[place - 1], quality));
            }
        }
    }

    /// <summary>"All five olive trees": how many there are, and not which.</summary>
    public static bool IsCount(List<string> words, int at)
    {
        if (at == 0 || at + 1 >= words.Count || !UtteranceNormalizer.IsNumber(words[at])) return false;
        var before = at - 1;
        while (before > 0 && Numbers.CountBetween.Contains(words[before])) before--;
        return Numbers.CountAfter.Contains(words[before]) && (Lexicon.IsPlural(words[at + 1]) || (at + 2 < words.Count && Lexicon.IsPlural(words[at + 2])));
    }

    /// <summary>Finds the best places of every name of one sort; a name that is said twice is found twice.</summary>
    /// <param name="devices">Devices, or else areas and floors.</param>
    /// <param name="impliedAreas">The areas whose names needn't be said: the speaker's and the ones named elsewhere.</param>
    public List<Candidate> Find(bool devices, IReadOnlySet<string> impliedAreas)
    {
        var seeds = new HashSet<int>();
        for (var i = 0; i < _words.Count; i++)
        {
            foreach (var match in _matches[i])
            {
                // General nouns stand in half of all names; the names that hold nothing else are seeds anyhow.
                if (Lexicon.DomainOf(_words[i]) is null) seeds.UnionWith(_index.VariantsWith(match.Term));
            }
        }

        seeds.UnionWith(_index.GenericVariants);
        var found = new List<Candidate>();
        foreach (var seed in seeds.Order())
        {
            var variant = _index.Variants[seed];
            if (variant.Kind == NamedKind.Device != devices) continue;
            var implied = devices && _index.Home.Devices[variant.Index].AreaId is { } area && impliedAreas.Contains(area);
            AddBest(found, variant, implied);
        }

        return found;
    }

    /// <summary>Whether a number that isn't of the name is said in it or right behind it, while the name's own isn't said.</summary>
    private bool SaysAnotherNumber(NameVariant variant, ReadOnlySpan<bool> used, int start, int end)
    {
        var lacksNumber = false;
        for (var i = 0; i < used.Length; i++) lacksNumber |= !used[i] && UtteranceNormalizer.IsNumber(_index.TermText(variant.Terms[i]));
        if (!lacksNumber) return false;
        // "Coolio 68", of a Coolio 3000: degrees.
        if (variant.Kind == NamedKind.Device && _index.Home.Devices[variant.Index].Id.Domain == "climate" && end + 2 == _words.Count && _words[^1].Length == 2) return false;
        // "Bottle warmer 3": a word of the name that wasn't needed may stand between.
        var last = end + 1 < _words.Count && _matches[end + 1].Exists(match => variant.Terms.Contains(match.Term)) ? end + 2 : end + 1;
        for (var word = start; word <= Math.Min(last, _words.Count - 1); word++)
        {
            if (UtteranceNormalizer.IsNumber(_words[word]) && !_isValue[word] && !(word > end && IsFollowedByUnit(word))) return true;
        }

        return false;
    }

    /// <summary>"The south pasture gate" is no North Pasture Gate: what is said in the place of a word of the name is its opposite.</summary>
    private bool SaysOpposite(NameVariant variant, ReadOnlySpan<bool> used, int start, int end)
    {
        for (var i = 0; i < used.Length; i++)
        {
            // "The left shade, the right shade": the first shade isn't the right one.
            if (used[i] && start > 0 && IsOpposite(_words[start - 1], variant.Terms[i])) return true;
            if (used[i]) continue;
            for (var word = Math.Max(0, start - 2); word <= Math.Min(end + 1, _words.Count - 1); word++)
            {
                if (IsOpposite(_words[word], variant.Terms[i]) && !_matches[word].Exists(match => variant.Terms.Contains(match.Term))) return true;
            }
        }

        return false;
    }

    private bool IsOpposite(string word, int term) => Known.Opposites.TryGetValue(word, out var opposites) && opposites.Contains(_index.TermText(term));

    private bool IsFollowedByUnit(int at) => at + 1 < _words.Count && Numbers.UnitNext.Contains(_words[at + 1]);

    /// <summary>"The left one": the word before is a name's although orders are made of it.</summary>
    private bool IsBeforeOne(int at) => at + 1 < _words.Count && LinkerWords.Known.Common.Ones.Contains(_words[at + 1]);

    private void AddBest(List<Candidate> found, NameVariant variant, bool areaImplied)
    {
        List<Candidate>? places = null;
        for (var start = 0; start < _words.Count; start++)
        {
            if (Align(variant, start, areaImplied) is not { } candidate) continue;
            places ??= [];
            if (places.Exists(other => other.Overlaps(candidate) && !Better(candidate, other))) continue;
            places.RemoveAll(candidate.Overlaps);
            places.Add(candidate);
        }

        if (places is not null) found.AddRange(places);
    }

    private static bool Better(Candidate a, Candidate b) =>
        Math.Abs(a.Strength - b.Strength) > 0.001f ? a.Strength > b.Strength : a.Score > b.Score;

    /// <summary>Matches a name's terms with the words from <paramref name="start"/> on, in any order.</summary>
    private Candidate? Align(NameVariant variant, int start, bool areaImplied)
    {
        var terms = variant.Terms;
        Span<bool> used = terms.Length <= 32 ? stackalloc bool[terms.Length] : new bool[terms.Length];
        used.Clear();
        if (FindTerm(variant, start, used, -1, out _) < 0) return null;
        var state = new Alignment();
        Candidate? best = null;
        var limit = Math.Min(_words.Count, start + terms.Length + WindowSlack);
        for (var i = start; i < limit; i++)
        {
            // "Lights on, not the festoons": no name goes on behind a "not".
            if (_clauses.IsExcepted(i) && !_clauses.IsExcepted(start)) break;
            var position = FindTerm(variant, i, used, state.LastTerm, out var quality);
            if (position < 0)
            {
                // "Heat lamp off, the gecko's boiling": what is off is named.
                if (!Lexicon.StopWords.Contains(_words[i]) && (++state.Strange > 1 || LinkerWords.Known.Common.OnOff.Contains(_words[i]))) break;
                if (Lexicon.ClauseWords.Contains(_words[i])) break;
                continue;
            }

            used[position] = true;
            state.Take(this, variant, i, position, quality);
            var candidate = state.Score(this, variant, used, areaImplied, start, i);
            if (candidate is not null && (best is null || candidate.Strength > best.Strength)) best = candidate;
        }

        return best;
    }

    private int FindTerm(NameVariant variant, int word, Span<bool> used, int lastTerm, out float quality)
    {
        quality = 0;
        var found = -1;
        if (_isValue[word]) return -1;
        foreach (var match in _matches[word])
        {
            for (var position = 0; position < variant.Terms.Length; position++)
            {
                if (used[position] || variant.Terms[position] != match.Term) continue;
                var inOrder = position == lastTerm + 1;
                // The article before a name isn't the letter at its end.
                if (!inOrder && match.Quality == WordSimilarity.Exact && Known.LetterArticle.Contains(_words[word])) continue;
                if (match.Quality > quality || (match.Quality == quality && inOrder)) (quality, found) = (match.Quality, position);
            }
        }

        return found;
    }

    /// <summary>The running sums of one alignment.</summary>
    private sealed class Alignment
    {
        private readonly List<int> _positions = [];
        private float _matched, _quality, _explained;
        private int _reordered, _strangeAtEnd;
        private bool _distinctive, _looseNoun, _unique;

        public int LastTerm { get; private set; } = -1;

        public int Strange { get; set; }

        public void Take(NameMatcher matcher, NameVariant variant, int word, int position, float quality)
        {
            var weight = variant.Weights[position];
            _positions.Add(word);
            _matched += weight;
            _quality += weight * quality;
            _explained += quality * (weight >= HomeIndex.OwnAreaWeight ? 1f : weight >= HomeIndex.NounWeight ? 0.6f : 0.1f);
            if (LastTerm >= 0 && position != LastTerm + 1) _reordered++;
            if (weight > HomeIndex.OwnAreaWeight) _distinctive = true;
            if (weight > HomeIndex.OwnAreaWeight && quality >= WordSimilarity.SameStem) _unique |= matcher._index.IsUnique(variant, variant.Terms[position]);
            if (weight == HomeIndex.NounWeight && quality < WordSimilarity.Exact && Lexicon.IsNoun(matcher._words[word])) _looseNoun = true;
            LastTerm = position;
            _strangeAtEnd = Strange;
        }

        public Candidate? Score(NameMatcher matcher, NameVariant variant, ReadOnlySpan<bool> used, bool areaImplied, int start, int end)
        {
            var implied = 0f;
            var left = 0f;
            for (var i = 0; i < used.Length; i++)
            {
                if (used[i]) continue;
                if (areaImplied && variant.OwnArea[i]) implied += variant.Weights[i];
                else if (variant.Weights[i] > HomeIndex.StopWeight) left += variant.Weights[i];
            }

            // A filler alone ("the", "of") names nothing, and neither does a number.
            if (_explained < 0.55f || !_positions.Exists(at => !UtteranceNormalizer.IsNumber(matcher._words[at]))) return null;
            var coverage = (_matched + implied) / variant.TotalWeight;
            var score = (coverage * _quality / _matched) - (StrangeWordPenalty * _strangeAtEnd) - (ReorderPenalty * _reordered);
            if (score < (_unique ? LeastUniqueScore : LeastScore)) return null;
            // "The nursery 4 light" is no Nursery 1 Light.
            if ((left > 0 && matcher.SaysAnotherNumber(variant, used, start, end)) || matcher.SaysOpposite(variant, used, start, end)) return null;
            // "The bored room" isn't "our room".
            if (variant is { IsGeneric: true, Kind: not NamedKind.Device } && used.Contains(false)) return null;
            // Words of commands ("warm", "two") are names only together with a word that isn't, or as the whole name.
            if (left > 0 && !matcher.IsBeforeOne(end) && _positions.TrueForAll(at => Lexicon.CommandWords.Contains(matcher._words[at]))) return null;
            return new(variant, start, end, [.. _positions], Math.Min(1f, score), _explained * score, _distinctive || variant.IsGeneric, _looseNoun, left == 0)
            {
                Quality = _quality / _matched,
            };
        }
    }
}
