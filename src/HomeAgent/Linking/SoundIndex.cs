using System.Numerics;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>The words of a home's names by their sound, alone and two in a row. Immutable and thread-safe.</summary>
internal sealed class SoundIndex
{
    /// <summary>The fewest sounds by which a name is known again.</summary>
    public const int LeastSounds = 3;

    /// <summary>How many different consonants two words may have and still be compared, and how many sounds more the one than the other.</summary>
    private const int MaxOtherConsonants = 3, MaxLonger = 3;

    private readonly List<Entry> _entries = [];

    /// <summary>Indexes the names of a home.</summary>
    public SoundIndex(HomeIndex home)
    {
        var seen = new HashSet<string>();
        foreach (var variant in home.Variants)
        {
            var words = Array.ConvertAll(variant.Terms, home.TermText);
            for (var at = 0; at < words.Length; at++)
            {
                Add(seen, [words[at]]);
                if (at + 1 < words.Length) Add(seen, [words[at], words[at + 1]]);
            }
        }
    }

    /// <summary>Finds the words of names that sound most like some sounds; null where none do, or where several do equally.</summary>
    /// <param name="sounds">What was heard, from <see cref="Sounds.Of"/>.</param>
    /// <param name="least">The least likeness, 0 to 1.</param>
    /// <param name="likeness">How alike the found words sound.</param>
    public string[]? Find(string sounds, float least, out float likeness)
    {
        likeness = least;
        string[]? found = null;
        var isTie = false;
        if (sounds.Length < LeastSounds) return null;
        var consonants = Consonants(sounds);
        foreach (var entry in _entries)
        {
            if (Math.Abs(entry.Sounds.Length - sounds.Length) > MaxLonger || BitOperations.PopCount(entry.Consonants ^ consonants) > MaxOtherConsonants) continue;
            var alike = Sounds.Likeness(sounds, entry.Sounds);
            if (alike < likeness) continue;
            isTie = alike == likeness && found is not null;
            found = entry.Words;
            likeness = alike;
        }

        return isTie ? null : found;
    }

    private void Add(HashSet<string> seen, string[] words)
    {
        if (words.Any(UtteranceNormalizer.IsNumber) || words.Any(Lexicon.StopWords.Contains) || !seen.Add(string.Join(' ', words))) return;
        // A noun of a kind is known by itself: what sounds like one is a matter of spelling.
        if (words.Length == 1 && Lexicon.IsNoun(words[0])) return;
        var sounds = Sounds.Of(words);
        if (sounds.Length >= LeastSounds) _entries.Add(new(words, sounds, Consonants(sounds)));
    }

    private static uint Consonants(string sounds)
    {
        var set = 0u;
        foreach (var sound in sounds)
        {
            // Upper case (C, J, S, T) lies behind the lower case.
            if (!Sounds.IsVowel(sound)) set |= 1u << (char.IsUpper(sound) ? 26 + (sound % 6) : sound - 'a');
        }

        return set;
    }

    private sealed record Entry(string[] Words, string Sounds, uint Consonants);
}
