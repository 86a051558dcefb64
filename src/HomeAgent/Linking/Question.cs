using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Language.Words;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>Whether an utterance asks something about the home, as far as its words tell.</summary>
internal static class Question
{
    private static readonly QuestionWords Known = LinkerWords.Known.Questions;
    private static readonly CommonWords Common = LinkerWords.Known.Common;

    /// <summary>Whether it begins as a question does, or says "tell me", "check if", "how many".</summary>
    public static bool IsAsked(List<string> words)
    {
        var first = 0;
        while (first < words.Count - 1 && Common.Openers.Contains(words[first])) first++;
        if (first < words.Count && Lexicon.QuestionWords.Contains(words[first])) return !IsRequest(words, first);
        if (Known.AskedAtEnd.End(words)) return true;
        for (var i = 0; i < words.Count; i++)
        {
            if (Known.Asked.LengthAt(words, i) > 0) return true;
        }

        return false;
    }

    /// <summary>Whether all of a kind are asked for: "which lights", "any window", "how many doors".</summary>
    public static bool AsksForAll(List<string> words, int noun)
    {
        if (noun > 0 && Known.Some.Contains(words[noun - 1])) return true;
        for (var i = Math.Max(0, noun - 4); i < noun; i++)
        {
            if (Known.AllAsked.Contains(words[i])) return true;
        }

        return false;
    }

    // "Do the lights", "have the lights on", "how about turning on …": orders that begin like questions.
    private static bool IsRequest(List<string> words, int first) =>
        (Known.Requests.Contains(words[first]) && !words.Exists(Known.NotRequest.Contains) && first + 1 < words.Count && !Known.NotRequestNext.Contains(words[first + 1]))
        || Known.RequestPhrases.LengthAt(words, first) > 0;
}
