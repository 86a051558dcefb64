namespace HomeLLM.HomeAgent.Linking;

/// <summary>Whether an utterance asks something about the home, as far as its words tell.</summary>
internal static class Question
{
    private static readonly HashSet<string> Openers = ["please", "hey", "ok", "okay", "um", "uh", "so", "and", "well", "hi", "hello", "now", "oh", "er", "hmm", "right"];

    /// <summary>Whether it begins as a question does, or says "tell me", "check if", "how many".</summary>
    public static bool IsAsked(List<string> words)
    {
        var first = 0;
        while (first < words.Count - 1 && Openers.Contains(words[first])) first++;
        if (first < words.Count && Lexicon.QuestionWords.Contains(words[first])) return !IsRequest(words, first);
        if (words is [.., "or", "not"]) return true;
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if ((words[i], words[i + 1]) is ("tell", "me") or ("how", "many") or ("check", "if") or ("check", "whether") or ("know", "if")
                or ("see", "if") or ("check", "the") or ("count", _) or ("list", "the") or ("list", "all") or ("is", "any") or ("are", "any") or ("how", "is") or ("what", "is") or ("which", _)) return true;
        }

        return false;
    }

    /// <summary>Whether all of a kind are asked for: "which lights", "any window", "how many doors".</summary>
    public static bool AsksForAll(List<string> words, int noun)
    {
        if (noun > 0 && words[noun - 1] is "a" or "an" or "some") return true;
        for (var i = Math.Max(0, noun - 4); i < noun; i++)
        {
            if (words[i] is "any" or "which" or "many" or "what" or "all" or "every" or "each" or "anything" or "much" or "count" or "everyone" or "anyone" or "anybody" or "somebody" or "list") return true;
        }

        return false;
    }

    // "Do the lights", "have the lights on", "how about turning on …": orders that begin like questions.
    private static bool IsRequest(List<string> words, int first) =>
        (words[first] is "do" or "have" && !words.Contains("been") && first + 1 < words.Count && words[first + 1] is not ("i" or "we" or "you" or "any" or "the"))
        || (words[first] is "how" && first + 1 < words.Count && words[first + 1] == "about");
}
