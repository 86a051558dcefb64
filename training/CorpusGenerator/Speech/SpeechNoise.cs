namespace HomeLLM.CorpusGenerator.Speech;

/// <summary>What people say around an order: politeness, hesitation, repetition; and how it is written down.</summary>
internal static class SpeechNoise
{
    private static readonly string[] Fillers = ["um", "uh", "er", "like", "well", "erm", "ah", "you know", "hmm"];

    /// <summary>Wraps an order.</summary>
    public static string Wrap(string text, Scene scene, bool polite)
    {
        var random = scene.Random;
        if (polite)
        {
            if (random.Chance(0.26)) text = scene.Say("lead") + " " + text;
            if (random.Chance(0.14)) text += " " + scene.Say("tail");
        }

        if (random.Chance(0.03)) text = Stumble(text, random);
        return Blanks.Single(Spell(text, random)).Replace(" ,", ",", StringComparison.Ordinal);
    }

    private static string Stumble(string text, Random random)
    {
        var words = text.Split(' ').ToList();
        if (random.Chance(0.6))
        {
            // Never inside a name's first words is knowable here: hesitation comes early, before the name does.
            words.Insert(Math.Min(words.Count, random.Next(0, 3)), random.Pick(Fillers));
        }
        else
        {
            words.Insert(0, words[0]);
        }

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
