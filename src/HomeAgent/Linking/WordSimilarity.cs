using System.Text;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>How alike a word of the utterance and a word of a name are: misspelt, misheard, in the plural.</summary>
internal static class WordSimilarity
{
    /// <summary>The quality of an exact match.</summary>
    public const float Exact = 1f;

    /// <summary>The quality of a match but for the plural or possessive ending.</summary>
    public const float SameStem = 0.97f;

    /// <summary>The quality of a word that people use for the same thing.</summary>
    public const float Synonym = 0.9f;

    /// <summary>The quality of a word that sounds the same.</summary>
    public const float Homophone = 0.84f;

    /// <summary>The quality of a word that is spelled otherwise and heard alike.</summary>
    public const float SpellingVariant = 0.94f;

    private const float SameSound = 0.82f, OneEdit = 0.8f, TwoEdits = 0.72f;
    private const float LeastLikeness = 0.79f;
    private const int MaxWord = 32, LeastHeard = 4;

    /// <summary>The quality of a match by spelling or sound, 0 where the words are too different.</summary>
    /// <param name="word">A word as heard or typed.</param>
    /// <param name="term">A word of a name.</param>
    /// <param name="wordSound">The sound of <paramref name="word"/>, from <see cref="Sound"/>.</param>
    /// <param name="termSound">The sound of <paramref name="term"/>.</param>
    public static float Fuzzy(string word, string term, string wordSound, string termSound)
    {
        if (word.Length < 4 || term.Length < 4 || Math.Abs(word.Length - term.Length) > 2) return 0;
        if (char.IsDigit(word[0]) || char.IsDigit(term[0])) return 0;
        var shortest = Math.Min(word.Length, term.Length);
        var sameStart = word[0] == term[0];
        // Short words have many neighbours ("hall", "wall"), so they must at least begin alike.
        var allowed = shortest >= 8 ? 2 : 1;
        if (sameStart || shortest >= 6)
        {
            var distance = Distance(word, term, allowed);
            // "parlor", "verandah": one letter more or less that isn't heard.
            if (distance == 1) return shortest >= 6 && wordSound == termSound ? SpellingVariant : OneEdit;
            if (distance <= allowed && sameStart) return TwoEdits;
        }

        // Two consonants are soon alike ("sure", "shower").
        var leastSound = Math.Abs(word.Length - term.Length) > 1 ? 3 : 2;
        return sameStart && termSound.Length >= leastSound && wordSound == termSound ? SameSound : 0;
    }

    /// <summary>The quality of a match of sounds alone, whatever the letters: "incubi" for Ecobee; 0 where they are too different.</summary>
    /// <param name="heard">The sounds of a word as heard, from <see cref="Sounds.Of"/>.</param>
    /// <param name="spoken">The sounds of a word of a name.</param>
    public static float Heard(string heard, string spoken)
    {
        if (Math.Min(heard.Length, spoken.Length) < LeastHeard) return 0;
        var likeness = Sounds.CloseLikeness(heard, spoken);
        return likeness >= 0.9f ? OneEdit : likeness >= LeastLikeness ? TwoEdits : 0;
    }

    /// <summary>
    /// The number of letters to insert, remove, replace or swap with a neighbour (optimal string alignment), or
    /// <paramref name="max"/> + 1 where there are more.
    /// </summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int max)
    {
        if (a.Length > MaxWord || b.Length > MaxWord || Math.Abs(a.Length - b.Length) > max) return max + 1;
        Span<int> before = stackalloc int[b.Length + 1], previous = stackalloc int[b.Length + 1], current = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var best = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) current[j] = Math.Min(current[j], before[j - 2] + 1);
                best = Math.Min(best, current[j]);
            }

            if (best > max) return max + 1;
            var spare = before;
            before = previous;
            previous = current;
            current = spare;
        }

        return Math.Min(previous[b.Length], max + 1);
    }

    /// <summary>A rough key of how an English word sounds: its consonants, spelling variants made one, and a leading vowel.</summary>
    public static string Sound(string word)
    {
        var key = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            var next = i + 1 < word.Length ? word[i + 1] : '\0';
            var code = c switch
            {
                'a' or 'e' or 'i' or 'o' or 'u' or 'y' => i == 0 ? 'a' : '\0',
                'p' when next == 'h' => 'f',
                'g' when next == 'h' => '\0',
                'k' when i == 0 && next == 'n' => '\0',
                'w' when i == 0 && next == 'r' => '\0',
                'c' when next is 'e' or 'i' or 'y' => 's',
                'c' or 'q' or 'k' => 'k',
                'z' => 's',
                'v' => 'f',
                'd' => 't',
                'h' or 'w' => i == 0 ? c : '\0',
                _ => c,
            };
            if (code != '\0' && (key.Length == 0 || key[^1] != code)) key.Append(code);
            if (c == 'p' && next == 'h') i++;
        }

        return key.ToString();
    }
}
