namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>Finds words that stand one after the other.</summary>
internal static class WordSequence
{
    /// <summary>Where they begin first; −1 where they don't stand together.</summary>
    public static int IndexOf(string[] words, string[] said)
    {
        for (var at = 0; at + said.Length <= words.Length; at++)
        {
            if (StandsAt(words, at, said)) return at;
        }

        return -1;
    }

    /// <summary>Whether they begin at a word.</summary>
    public static bool StandsAt(string[] words, int at, string[] said) => at + said.Length <= words.Length && words.AsSpan(at, said.Length).SequenceEqual(said);
}
