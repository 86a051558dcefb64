using HomeLLM.HomeAgent.Language;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>
/// Gives the words of an utterance the home's own spelling: names that were torn apart, run together, spelt letter by letter, or
/// written as other words of the same sound.
/// </summary>
internal sealed class Respeller
{
    private const string Lists = "todo";

    /// <summary>The most words that one or two words of a name are heard as.</summary>
    private const int MaxTorn = 4;

    /// <summary>How alike the sounds must be: of one word, of several with fewer than six sounds, of several with more.</summary>
    private const float SameSound = 0.97f, ShortAlike = 0.87f, LongAlike = 0.84f;

    private const float SmallWordPenalty = 0.06f;

    private readonly HomeIndex _index;
    private readonly SoundIndex _sounds;

    /// <summary>Knows the names of a home.</summary>
    public Respeller(HomeIndex index)
    {
        _index = index;
        _sounds = new(index);
    }

    /// <summary>Respells the words in place.</summary>
    public void Respell(List<string> words)
    {
        if (!_index.IsForgiving) return;
        RemoveStutter(words);
        JoinLetters(words);
        RejoinCompounds(words);
        RespellNumbers(words);
        RespellBySound(words);
    }

    /// <summary>"Bedroom to lamp" for Bedroom 2 Lamp, and "the boiler two eighteen" for "to 18".</summary>
    private void RespellNumbers(List<string> words)
    {
        for (var i = 1; i + 1 < words.Count; i++)
        {
            if (LinkerWords.Known.Numbers.Heard.GetValueOrDefault(words[i]) is { } number && _index.AreNeighbours(words[i - 1], number) && _index.AreNeighbours(number, words[i + 1])) words[i] = number;
            else if (LinkerWords.Known.Numbers.NotDigit.GetValueOrDefault(words[i]) is { } word && UtteranceNormalizer.IsNumber(words[i + 1]) && !UtteranceNormalizer.IsNumber(words[i - 1])
                && !_index.AreNeighbours(words[i - 1], words[i])) words[i] = word;
        }
    }

    /// <summary>Recognisers hear a word twice: "turn turn on the the light". Numbers and names that are so stay.</summary>
    private void RemoveStutter(List<string> words)
    {
        for (var i = words.Count - 1; i > 0; i--)
        {
            if (words[i] == words[i - 1] && !UtteranceNormalizer.IsNumber(words[i]) && !_index.IsDoubled(words[i])) words.RemoveAt(i);
        }
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
        && second.Length > 2 && !Lexicon.StopWords.Contains(second) && !(Lexicon.Homophone(first) is { } meant && _index.HasTerm(meant))
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

    /// <summary>"Base mint", "knight", "hue goes": words that the home doesn't know, for words of its names that sound so.</summary>
    private void RespellBySound(List<string> words)
    {
        // What goes on a list is written as it was said.
        if (words.Exists(word => (Lexicon.KindOf(word) is { } kind && kind.HasDomain(Lists)) || _index.IsOnlyOf(word, Lists))) return;
        while (FindSoundalike(words) is { } found)
        {
            words.RemoveRange(found.Start, found.Length);
            words.InsertRange(found.Start, found.Words);
        }
    }

    private (int Start, int Length, string[] Words)? FindSoundalike(List<string> words)
    {
        (int, int, string[])? best = null;
        var bestScore = 0f;
        for (var start = 0; start < words.Count; start++)
        {
            for (var length = 1; length <= MaxTorn && start + length <= words.Count; length++)
            {
                var window = words.GetRange(start, length);
                var isUnknown = window.Exists(IsUnknown);
                if (window.Exists(IsFixed) || (!isUnknown && (length == 1 || window.Exists(word => IsSmall(word) || _index.HasTerm(word))))) continue;
                var sounds = Sounds.Of([.. window]);
                var least = length == 1 || (!isUnknown && sounds.Length < 7) ? SameSound : isUnknown && sounds.Length >= 6 ? LongAlike : ShortAlike;
                if (_sounds.Find(sounds, least, out var likeness) is not { } meant || !KeepsNames(window, meant)) continue;
                // Small words are drawn in ("all bat ross") only where the name sounds clearly better with them.
                var score = likeness - (SmallWordPenalty * window.Count(IsSmall));
                if (score < least || score < bestScore) continue;
                (best, bestScore) = ((start, length, meant), score);
            }
        }

        return best;
    }

    /// <summary>A word that is neither a name's nor one that orders are made of.</summary>
    private bool IsUnknown(string word) =>
        _index.IsStrange(word) && !_index.HasTerm(Lexicon.Stem(word)) && Lexicon.Homophone(word) is null;

    /// <summary>A word that is what it is, whatever stands beside it.</summary>
    private static bool IsFixed(string word) =>
        UtteranceNormalizer.IsNumber(word) || Lexicon.ClauseWords.Contains(word) || (!IsSmall(word) && (Lexicon.IsNoun(word) || Lexicon.DomainsOfVerb(word) is not null));

    /// <summary>
    /// Whether a name's own words among those that were heard are kept, and the rest of them sound like the rest of what is meant:
    /// "the cigar room" is no Ski Room.
    /// </summary>
    private bool KeepsNames(List<string> window, string[] meant)
    {
        if (!window.Exists(word => _index.HasTerm(word) && !IsSmall(word))) return true;
        var isKept = window.TrueForAll(word => !_index.HasTerm(word) || IsSmall(word) || meant.Contains(word));
        var heard = Sounds.Of([.. window.Where(word => !meant.Contains(word))]);
        var rest = Sounds.Of([.. meant.Where(word => !window.Contains(word))]);
        return isKept && Sounds.Likeness(heard, rest) >= LongAlike;
    }
}
