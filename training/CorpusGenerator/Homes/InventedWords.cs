using System.Text;

namespace HomeLLM.CorpusGenerator.Homes;

/// <summary>Words that nobody has said before but anybody could: "Zorvex", "Blumo", "Tarnifel".</summary>
internal static class InventedWords
{
    private static readonly string[] Onsets =
        ["b", "bl", "br", "c", "ch", "cl", "cr", "d", "dr", "f", "fl", "fr", "g", "gl", "gr", "h", "j", "k", "kl", "kr", "l", "m", "n",
            "p", "ph", "pl", "pr",
         "qu", "r", "s", "sc", "sh", "sk", "sl", "sm", "sn", "sp", "st", "str", "sw", "t", "th", "tr", "tw", "v", "w", "wh", "y", "z",
             "zh", ""];

    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "a", "e", "i", "o", "u", "ai", "ea", "ee", "ie", "oa", "oo", "ou",
        "y", "ei", "au", "ia", "io"];

    private static readonly string[] Codas =
        ["", "", "", "", "b", "ck", "d", "ff", "g", "k", "l", "ll", "m", "n", "nd", "ng", "nk", "nt", "p", "r", "rd", "rk", "rn", "rt",
            "s", "sh", "sk", "ss", "st",
         "t", "th", "v", "x", "z"];

    private static readonly string[] Endings = ["o", "a", "ex", "ix", "on", "us", "ly", "ify", "ette", "ora", "ium", "elle", "ster",
        "ware", "tron", "lux", "lite", "wick", "berg", "sen"];

    /// <summary>One capitalised word of one to four syllables.</summary>
    public static string Make(Random random)
    {
        var text = new StringBuilder();
        var syllables = random.Next(10) switch { < 3 => 1, < 8 => 2, < 9 => 3, _ => 4 };
        for (var i = 0; i < syllables; i++)
        {
            text.Append(random.Pick(Onsets)).Append(random.Pick(Vowels));
            if (i == syllables - 1 || random.Chance(0.35)) text.Append(random.Pick(Codas));
        }

        if (random.Chance(0.15)) text.Append(random.Pick(Endings));
        if (text.Length < 3) text.Append(random.Pick(Endings));
        text[0] = char.ToUpperInvariant(text[0]);
        return text.ToString();
    }
}
