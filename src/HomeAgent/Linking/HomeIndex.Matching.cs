using HomeLLM.HomeAgent.Language;

namespace HomeLLM.HomeAgent.Linking;

// Which terms a word may stand for: by itself, its stem, a synonym, its letters, its sound.
internal sealed partial class HomeIndex
{
    /// <summary>The term that a word of six letters or more sounds like, and is but for one letter or two; null where there is none or more than one.</summary>
    public string? SoundingLike(string word)
    {
        if (word.Length < 6) return null;
        var sound = WordSimilarity.Sound(word);
        string? found = null;
        var best = 0f;
        for (var term = 0; term < _termTexts.Count; term++)
        {
            var isLike = word[0] == _termTexts[term][0] && (WordSimilarity.Distance(word, _termTexts[term], 2) <= (word.Length >= 9 ? 2 : 1) || sound == _termSounds[term]);
            var quality = isLike ? WordSimilarity.Fuzzy(word, _termTexts[term], sound, _termSounds[term]) : 0;
            if (quality <= 0 || quality < best) continue;
            (found, best) = (quality > best ? _termTexts[term] : null, quality);
        }

        return found;
    }

    /// <summary>Whether a word is strange, and at best a slip for one of the home's names.</summary>
    public bool IsUnheard(string word) => IsStrange(word) && Match(word).TrueForAll(match => match.Quality < WordSimilarity.Synonym);

    /// <summary>Whether a word that nobody knows stands before a place, behind an article: "the hay barn" is another one than the barn.</summary>
    /// <param name="words">The utterance.</param>
    /// <param name="start">Where the place begins.</param>
    public bool IsQualified(List<string> words, int start) => start > 1 && LinkerWords.Known.Common.The.Contains(words[start - 2])
        && !LinkerWords.Known.Places.Qualities.Contains(words[start - 1]) && IsUnheard(words[start - 1]);

    /// <summary>How like a word is to a term by spelling or sound; 0 for not at all.</summary>
    public float Likeness(string word, int term) =>
        IsForgiving ? WordSimilarity.Fuzzy(word, _termTexts[term], WordSimilarity.Sound(word), _termSounds[term]) : 0;

    /// <summary>Finds the terms that a word may stand for, with the quality of each match.</summary>
    public List<TermMatch> Match(string word)
    {
        var matches = new List<TermMatch>();
        var exact = _terms.TryGetValue(word, out var same);
        if (exact) matches.Add(new(same, WordSimilarity.Exact));
        if (UtteranceNormalizer.IsNumber(word)) return matches;
        if (_termsByStem.TryGetValue(Lexicon.Stem(word), out var stems)) AddAll(matches, stems, WordSimilarity.SameStem);
        // "Ma's", "Xin Yi aircon" of Xin Yi's: too short for the plural's ending to be cut.
        if (word.Length is 3 or 4 && word[^1] == 's' && _terms.TryGetValue(word[..^1], out var owner)) AddAll(matches, [owner], WordSimilarity.SameStem);
        if (word.Length is 2 or 3 && _terms.TryGetValue(word + "s", out var owned)) AddAll(matches, [owned], WordSimilarity.SameStem);
        AddSynonyms(matches, word);
        AddSynonyms(matches, Lexicon.Stem(word));
        if (!IsForgiving) return matches;
        if (!exact && Lexicon.Homophone(word) is { } meant && _terms.TryGetValue(meant, out var heard)) AddAll(matches, [heard], WordSimilarity.Homophone);
        if (exact || stems is not null || Lexicon.IsOrdinary(word)) return matches;
        // "Rowe" for Row: an e that isn't heard.
        if (word.Length > 3 && word[^1] == 'e' && _terms.TryGetValue(word[..^1], out var unheard)) AddAll(matches, [unheard], WordSimilarity.SpellingVariant);
        var sound = WordSimilarity.Sound(word);
        for (var term = 0; term < _termTexts.Count; term++)
        {
            var quality = WordSimilarity.Fuzzy(word, _termTexts[term], sound, _termSounds[term]);
            // "In the loft": a room that everybody knows is no slip for another, "guest bedroom" for the bathroom, nor for what tells two names apart, "left".
            if (quality > 0 && !(Lexicon.Rooms.Contains(word) && (Lexicon.IsOrdinary(_termTexts[term]) || Lexicon.Rooms.Contains(_termTexts[term])))) AddAll(matches, [term], quality);
        }

        if (matches.Count == 0) AddHeard(matches, word);
        return matches;
    }

    /// <summary>Adds the one term that a word sounds most like, where its letters are like none.</summary>
    private void AddHeard(List<TermMatch> matches, string word)
    {
        var sounds = Sounds.Of(word);
        var best = new TermMatch(-1, 0);
        for (var term = 0; term < _termSpoken.Count; term++)
        {
            // "Balloon" is no saloon: the first sound is the surest.
            var quality = _termSpoken[term].Length > 0 && sounds.Length > 0 && Sounds.AreAlike(sounds[0], _termSpoken[term][0]) ? WordSimilarity.Heard(sounds, _termSpoken[term]) : 0;
            if (quality >= best.Quality) best = new(quality > best.Quality ? term : -1, quality);
        }

        if (best.Term >= 0) matches.Add(best);
    }

    private void AddSynonyms(List<TermMatch> matches, string word)
    {
        if (!Lexicon.Synonyms.TryGetValue(word, out var synonyms)) return;
        foreach (var synonym in synonyms)
        {
            if (_termsByStem.TryGetValue(Lexicon.Stem(synonym), out var terms)) AddAll(matches, terms, WordSimilarity.Synonym);
        }
    }

    private static void AddAll(List<TermMatch> matches, List<int> terms, float quality)
    {
        foreach (var term in terms)
        {
            if (!matches.Exists(match => match.Term == term)) matches.Add(new(term, quality));
        }
    }
}
