namespace HomeLLM.CorpusGenerator.Speech;

/// <summary>What people say around an order: politeness, hesitation, repetition; and how it is written down.</summary>
internal static class SpeechNoise
{
    private static readonly string[] Fillers = ["um", "uh", "er", "like", "well", "erm", "ah", "you know", "hmm", "ähm", "euh", "bitte", "danke", "alors", "bueno", "eh", "allora", "nou"];

    private static readonly string[] Openings =
        ["hey", "ok", "okay", "um", "uh", "so", "well", "please", "and", "oh", "computer", "assistant", "hey there", "quick one", "now", "right", "er"];

    private static readonly string[] Endings = ["please", "now", "right now", "mate", "love", "at the moment", "thanks", "do you know", "again", "then"];

    private static readonly HashSet<string> FirstLost = ["turn", "switch", "set", "put", "make", "can", "could", "please"];

    private static readonly HashSet<string> LastLost = ["please", "now", "percent", "degrees", "thanks"];

    /// <summary>Wraps something that is said.</summary>
    public static string Wrap(string text, Scene scene, Manner manner)
    {
        var random = scene.Random;
        switch (manner)
        {
            case Manner.Order:
                // The ends are lost where a recogniser begins late or stops early.
                if (random.Chance(0.025)) text = LoseAnEnd(text, random);
                if (random.Chance(0.03)) text = Of(text);
                if (random.Chance(0.26)) text = scene.Say("lead") + " " + text;
                if (random.Chance(0.14)) text += " " + scene.Say("tail");
                if (random.Chance(0.12)) text = WithRemark(text, scene);
                break;
            case Manner.Remark:
                if (random.Chance(0.18)) text = random.Pick(Openings) + " " + text;
                if (random.Chance(0.08)) text += " " + random.Pick(Endings);
                break;
        }

        if (random.Chance(manner == Manner.Talk ? 0.02 : 0.06)) text = Stumble(text, random);
        if (random.Chance(0.012)) text = Slips.Cut(text, random);
        return Blanks.Single(Spell(text, random)).Replace(" ,", ",", StringComparison.Ordinal);
    }

    // Why, or what else is on the speaker's mind: "we've got visitors turn on the porch light".
    private static string WithRemark(string text, Scene scene)
    {
        var random = scene.Random;
        return random.Next(100) switch
        {
            < 34 => scene.Say("beside") + random.PickWeighted((7, " "), (2, " so "), (1, ", "), (0.5, " please "), (0.5, " and "), (0.6, ". ")) + text,
            < 66 => text + random.PickWeighted((8, " "), (1.2, " because "), (1, " cos "), (0.8, " since "), (0.5, " as "), (1.5, ", "), (0.4, " cause ")) + scene.Say("beside"),
            < 86 => text + " " + scene.Say("purpose"),
            _ => scene.Say("occasion") + random.PickWeighted((8, " "), (1, ", ")) + text,
        };
    }

    // "Turn of the light", "kitchen light of": heard so where only "off" makes sense.
    private static string Of(string text)
    {
        var words = text.Split(' ');
        var at = Array.IndexOf(words, "off");
        if (at < 0 || words.Contains("of") || Array.LastIndexOf(words, "off") != at) return text;
        if (at < words.Length - 1 && (at == 0 || words[at - 1] is not ("turn" or "switch" or "turned" or "switched"))) return text;
        words[at] = "of";
        return string.Join(' ', words);
    }

    private static string LoseAnEnd(string text, Random random)
    {
        var words = text.Split(' ');
        if (words.Length < 4) return text;
        if (random.Chance(0.6)) return FirstLost.Contains(words[0]) ? string.Join(' ', words[1..]) : text;
        return LastLost.Contains(words[^1]) ? string.Join(' ', words[..^1]) : text;
    }

    private static string Stumble(string text, Random random)
    {
        var words = text.Split(' ').ToList();
        if (random.Chance(0.15)) return Article(text, random);
        if (random.Chance(0.4))
        {
            // Never inside a name's first words is knowable here: hesitation comes early, before the name does.
            words.Insert(Math.Min(words.Count, random.Next(0, 3)), random.Pick(Fillers));
            return string.Join(' ', words);
        }

        // A word, or the first two, said twice; a number said twice is another number.
        var at = random.Next(Math.Min(words.Count, 6));
        if (words[at].AsSpan().ContainsAnyInRange('0', '9') || words[at] is "a") return text;
        if (at == 0 && words.Count > 3 && random.Chance(0.3)) words.InsertRange(0, words[..2]);
        else words.Insert(at, words[at]);
        return string.Join(' ', words);
    }

    // "Turn on a light", "the bedroom the lamp": articles are hardly spoken, and written by guess.
    private static string Article(string text, Random random)
    {
        var words = text.Split(' ').ToList();
        var at = words.FindIndex(word => word is "the" or "my" or "our");
        if (at < 0) return text;
        if (random.Chance(0.5)) words.RemoveAt(at);
        else words[at] = random.Pick(["the", "da", "thee", "de", "that"]);
        return string.Join(' ', words);
    }

    private static string Spell(string text, Random random)
    {
        switch (random.Next(10))
        {
            case 0:
                return char.ToUpperInvariant(text[0]) + text[1..] + ".";
            case 1:
                return char.ToUpperInvariant(text[0]) + text[1..];
            case 2:
                return random.Chance(0.3) ? text.ToUpperInvariant() : text + random.Pick(["!", ".", "?", "..."]);
            case 3:
                return text;
            default:
                return text.ToLowerInvariant();
        }
    }
}
