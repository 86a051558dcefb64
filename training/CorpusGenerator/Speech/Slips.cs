using System.Collections.Immutable;
using HomeLLM.CorpusGenerator.Homes;

namespace HomeLLM.CorpusGenerator.Speech;

/// <summary>Small mistakes: of fingers, of ears and of recognisers.</summary>
internal sealed class Slips
{
    // Of compounds that recognisers write apart.
    private static readonly string[] Heads =
        ["bed", "bath", "book", "back", "night", "work", "play", "down", "up", "head", "flood", "spot", "water", "tool", "store", "sun", "break"];

    // What ears take for one another.
    private static readonly Dictionary<char, string[]> Sounds = new()
    {
        ['b'] = ["p", "v"], ['p'] = ["b"], ['d'] = ["t"], ['t'] = ["d"], ['g'] = ["k"], ['k'] = ["g", "ck", "c"], ['c'] = ["k", "s"],
        ['v'] = ["w", "f"], ['f'] = ["v", "ph"], ['w'] = ["v"], ['s'] = ["z", "ss"], ['z'] = ["s"], ['m'] = ["n"], ['n'] = ["m", "nn"],
        ['l'] = ["ll", "r"], ['r'] = ["l", "rr"], ['a'] = ["e", "o", "ar"], ['e'] = ["i", "a", "ea"], ['i'] = ["e", "ee", "y"],
        ['o'] = ["u", "oh", "a"], ['u'] = ["o", "oo"], ['y'] = ["i"], ['h'] = [""],
    };

    private readonly ImmutableDictionary<string, string[]> _homophones;

    /// <summary>Reads what sounds like what.</summary>
    public Slips(string languageFolder) =>
        _homophones = WordLists.Lines(Path.Combine(languageFolder, "names"), "homophones")
            .Select(line => line.Split('=', StringSplitOptions.TrimEntries))
            .GroupBy(parts => parts[0], parts => parts[1])
            .ToImmutableDictionary(group => group.Key, group => group.ToArray());

    /// <summary>One letter wrong, doubled, lost or swapped in one of the longer words.</summary>
    public static string Typo(string text, Random random)
    {
        var words = text.Split(' ');
        var long_ = Enumerable.Range(0, words.Length).Where(i => words[i].Length >= 5).ToArray();
        if (long_.Length == 0) return text;
        var at = random.Pick(long_);
        words[at] = TypoWord(words[at], random);
        return string.Join(' ', words);
    }

    /// <summary>A word that sounds alike in place of one of them; the text itself where none does.</summary>
    public string Mishear(string text, Random random)
    {
        var words = text.ToLowerInvariant().Split(' ');
        var candidates = Enumerable.Range(0, words.Length).Where(i => _homophones.ContainsKey(words[i])).ToArray();
        if (candidates.Length == 0) return text;
        var at = random.Pick(candidates);
        words[at] = random.Pick(_homophones[words[at]]);
        // Who doesn't know one word of a name seldom knows the next: "ark lamp", "hue goes light", "part e mode".
        var next = candidates.Where(i => i != at).ToArray();
        if (next.Length > 0 && random.Chance(0.3)) words[next[0]] = random.Pick(_homophones[words[next[0]]]);
        return string.Join(' ', words);
    }

    /// <summary>One sound of the longest word heard as another that is near it: "rowe b" for "rove b", "caydanlig" for "caydanlik".</summary>
    public static string Sound(string text, Random random)
    {
        var words = text.Split(' ');
        var at = Array.IndexOf(words, words.MaxBy(word => word.Length)!);
        var places = Enumerable.Range(1, Math.Max(words[at].Length - 1, 0)).Where(i => Sounds.ContainsKey(words[at][i])).ToArray();
        if (words[at].Length < 4 || places.Length == 0) return text;
        var place = random.Pick(places);
        words[at] = words[at][..place] + random.Pick(Sounds[words[at][place]]) + words[at][(place + 1)..];
        return string.Join(' ', words);
    }

    /// <summary>One of the long words cut in two: "radi ator".</summary>
    public static string Cut(string text, Random random)
    {
        var words = text.Split(' ');
        var long_ = Enumerable.Range(0, words.Length).Where(i => words[i].Length >= 7 && words[i].All(char.IsLetter) && !IsNumber(words[i])).ToArray();
        if (long_.Length == 0) return text;
        var at = random.Pick(long_);
        words[at] = words[at].Insert(random.Next(3, words[at].Length - 2), " ");
        return string.Join(' ', words);
    }

    // Half a number is another number.
    private static bool IsNumber(string word) => word.EndsWith("teen", StringComparison.OrdinalIgnoreCase) || word.EndsWith("ty", StringComparison.OrdinalIgnoreCase)
        || word.Equals("hundred", StringComparison.OrdinalIgnoreCase) || word.Equals("thousand", StringComparison.OrdinalIgnoreCase);

    /// <summary>Two words written as one, or one long word as two.</summary>
    public static string JoinOrSplit(string text, Random random)
    {
        var words = text.Split(' ').ToList();
        if (words.Count > 1 && random.Chance(0.7))
        {
            var at = random.Next(words.Count - 1);
            words[at] += words[at + 1].ToLowerInvariant();
            words.RemoveAt(at + 1);
        }
        else
        {
            var at = random.Next(words.Count);
            foreach (var head in Heads)
            {
                var begins = words[at].Length > head.Length + 2 && words[at].StartsWith(head, StringComparison.OrdinalIgnoreCase);
                if (begins) words[at] = words[at].Insert(head.Length, " ");
            }
        }

        return string.Join(' ', words);
    }

    private static string TypoWord(string word, Random random)
    {
        var at = random.Next(1, word.Length - 1);
        return random.Next(4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, word[at].ToString()),
            2 => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
            _ => word[..at] + random.Pick(Neighbours(word[at]).ToCharArray()) + word[(at + 1)..],
        };
    }

    private static string Neighbours(char letter) => char.ToLowerInvariant(letter) switch
    {
        'a' => "se",
        'b' => "vn",
        'c' => "vxk",
        'd' => "sf",
        'e' => "rwi",
        'f' => "dg",
        'g' => "fh",
        'h' => "gj",
        'i' => "oue",
        'j' => "hk",
        'k' => "jlc",
        'm' => "n",
        'n' => "mb",
        'o' => "ipu",
        'p' => "o",
        'r' => "te",
        's' => "adz",
        't' => "ry",
        'u' => "yi",
        'v' => "bc",
        'y' => "ti",
        'z' => "xs",
        _ => "aeo",
    };
}
