using System.Collections.Immutable;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Voice.Wake;

/// <summary>Finds the words that call the agent at the beginning of what was recognised.</summary>
internal sealed class WakePhrases
{
    /// <summary>Of so many letters one may be misheard: "hay house" for "hey house".</summary>
    private const int LettersPerMistake = 5;

    /// <summary>What the recogniser may put before the phrase, in words: a breath, an "um".</summary>
    private const int MaxWordsBefore = 1;

    /// <summary>A word before the phrase is longer than this only where somebody talks about something else, in letters.</summary>
    private const int MaxLettersBefore = 3;

    private readonly ImmutableArray<string> _phrases;

    /// <param name="phrases">Such as <c>hey house</c>; only letters and digits matter.</param>
    public WakePhrases(IEnumerable<string> phrases) => _phrases = [.. phrases.Select(Letters).Where(phrase => phrase.Length > 0)];

    /// <summary>Whether there is any.</summary>
    public bool IsEmpty => _phrases.IsEmpty;

    /// <summary>Whether a text begins with a phrase.</summary>
    /// <param name="text">What was recognised.</param>
    /// <param name="rest">What follows the phrase, which may be nothing; the whole text where there is no phrase.</param>
    public bool TryStrip(string text, out string rest)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        for (var first = 0; first <= MaxWordsBefore && first < words.Length; first++)
        {
            if (first > 0 && Letters(words[first - 1]).Length > MaxLettersBefore) break;
            if (FindEnd(words, first) is not { } end) continue;
            rest = string.Join(' ', words[end..]).TrimStart(',', '.', '!', '?', ';', ':', '-', '–', '—', ' ');
            return true;
        }

        rest = text;
        return false;
    }

    /// <summary>The word after the phrase; null where it doesn't begin at <paramref name="first"/>.</summary>
    private int? FindEnd(string[] words, int first)
    {
        var (best, bestDistance) = ((int?)null, int.MaxValue);
        var letters = "";
        for (var end = first + 1; end <= words.Length; end++)
        {
            letters += Letters(words[end - 1]);
            if (letters.Length == 0) continue;
            var isLonger = false;
            foreach (var phrase in _phrases)
            {
                var allowed = phrase.Length / LettersPerMistake;
                isLonger |= letters.Length <= phrase.Length + allowed;
                // The recogniser may cut words differently, "hey how se"; the letters remain.
                var distance = WordSimilarity.Distance(letters, phrase, allowed);
                // "they house" isn't "hey house": the beginning must be right.
                if (distance <= allowed && distance < bestDistance && letters[0] == phrase[0]) (best, bestDistance) = (end, distance);
            }

            if (!isLonger) break;
        }

        return best;
    }

    private static string Letters(string text) =>
        string.Concat(text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
