using System.Collections.Frozen;
using System.Text;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>
/// How words sound, roughly, and how alike two of them do: a recogniser that doesn't know a name writes words that it knows and that
/// sound the same. The rules are those of <c>language/en/linker/sounds.txt</c>.
/// </summary>
internal static class Sounds
{
    private const string Vowels = "aeiouI";
    private const float OtherVowel = 0.3f, Schwa = 0.4f, Fleeting = 0.4f, Alike = 0.4f, Stop = 0.6f, Other = 1f, MaxClose = 1.25f;
    private const int MaxSounds = 48;

    private static readonly FrozenDictionary<string, string> Rules =
        LanguageFile.ReadPairs("sounds", '=').ToFrozenDictionary(pair => pair.Left, pair => pair.Right);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByLetters = Rules.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int LongestRule = Rules.Keys.Max(rule => rule.Length);

    private static readonly FrozenSet<(char, char)> AlikePairs = LanguageFile.Words(Rules["*alike"])
        .SelectMany(pair => new[] { (pair[0], pair[1]), (pair[1], pair[0]) }).ToFrozenSet();

    private static readonly string FleetingSounds = Rules["*fleeting"];

    /// <summary>The sounds of one word or of several that are spoken without a pause, one character each.</summary>
    /// <param name="words">Normalised words; what is no letter from a to z has no sound.</param>
    public static string Of(params ReadOnlySpan<string> words)
    {
        var sounds = new StringBuilder();
        foreach (var word in words) Append(sounds, word);
        return sounds.ToString();
    }

    /// <summary>How alike two words sound: 1 for the same sounds, 0 for nothing in common.</summary>
    /// <param name="a">The sounds of one, from <see cref="Of"/>.</param>
    /// <param name="b">The sounds of the other.</param>
    public static float Likeness(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        Math.Max(a.Length, b.Length) is 0 or > MaxSounds ? 0 : LikenessOf(Distance(a, b), a, b);

    /// <summary>The likeness of two words that sound alike but for a consonant and a vowel at the most, 0 for all others.</summary>
    /// <param name="a">The sounds of one, from <see cref="Of"/>.</param>
    /// <param name="b">The sounds of the other.</param>
    public static float CloseLikeness(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (Math.Abs(a.Length - b.Length) > 2 || Math.Max(a.Length, b.Length) > MaxSounds) return 0;
        var distance = Distance(a, b);
        return distance <= MaxClose ? LikenessOf(distance, a, b) : 0;
    }

    private static float LikenessOf(float distance, ReadOnlySpan<char> a, ReadOnlySpan<char> b) => Math.Max(0, 1 - (distance / Math.Max(a.Length, b.Length)));

    /// <summary>Whether two sounds are the same, two vowels, or easily heard for one another.</summary>
    public static bool AreAlike(char a, char b) => Replaced(a, b) < 1;

    /// <summary>Whether a sound is a vowel.</summary>
    public static bool IsVowel(char sound) => Vowels.Contains(sound, StringComparison.Ordinal);

    private static void Append(StringBuilder sounds, string word)
    {
        for (var at = 0; at < word.Length;)
        {
            var length = Read(word, at, out var sound);
            foreach (var c in sound)
            {
                // Two of the same are one: "head dress".
                if (sounds.Length == 0 || sounds[^1] != c) sounds.Append(c);
            }

            at += length;
        }
    }

    /// <summary>Finds the longest rule that fits at a letter; a letter without one sounds as it is written.</summary>
    private static int Read(string word, int at, out string sound)
    {
        Span<char> letters = stackalloc char[LongestRule + 2];
        for (var length = Math.Min(LongestRule, word.Length - at); length > 0; length--)
        {
            letters[0] = '^';
            word.AsSpan(at, length).CopyTo(letters[1..]);
            letters[length + 1] = '$';
            var isStart = at == 0;
            // A word of one or two letters has no silent end: "be", "me".
            var isEnd = at + length == word.Length && at > 1;
            if ((isStart && ByLetters.TryGetValue(letters[..(length + 1)], out sound!))
                || (isEnd && ByLetters.TryGetValue(letters[1..(length + 2)], out sound!))
                || ByLetters.TryGetValue(letters[1..(length + 1)], out sound!)) return length;
        }

        sound = char.IsAsciiLetterLower(word[at]) ? word[at].ToString() : "";
        return 1;
    }

    private static float Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        Span<float> previous = stackalloc float[b.Length + 1], current = stackalloc float[b.Length + 1];
        previous[0] = 0;
        for (var j = 1; j <= b.Length; j++) previous[j] = previous[j - 1] + Extra(b, j - 1);
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = previous[0] + Extra(a, i - 1);
            for (var j = 1; j <= b.Length; j++)
            {
                var kept = previous[j - 1] + Replaced(a[i - 1], b[j - 1]);
                current[j] = Math.Min(kept, Math.Min(previous[j] + Extra(a, i - 1), current[j - 1] + Extra(b, j - 1)));
            }

            var spare = previous;
            previous = current;
            current = spare;
        }

        return previous[b.Length];
    }

    /// <summary>What it costs that a sound is heard and isn't there, or the other way round; a stop is lost but before a vowel.</summary>
    private static float Extra(ReadOnlySpan<char> sounds, int at) => sounds[at] switch
    {
        var sound when IsVowel(sound) => Schwa,
        var sound when FleetingSounds.Contains(sound, StringComparison.Ordinal) => Fleeting,
        't' or 'd' or 'n' when at + 1 == sounds.Length || !IsVowel(sounds[at + 1]) => Stop,
        _ => Other,
    };

    private static float Replaced(char a, char b) =>
        a == b ? 0 : IsVowel(a) && IsVowel(b) ? OtherVowel : AlikePairs.Contains((a, b)) ? Alike : Other;
}
