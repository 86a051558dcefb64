using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Dialogue;

/// <summary>Reads the answer to a question of yes or no. Whatever isn't clearly a yes is none.</summary>
internal static class YesNo
{
    private static DialogueWords Words => Sentences.Spoken.DialogueWords;

    /// <summary>True for yes, false for no, null for anything else.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="asked">The utterance that led to the question: a yes may repeat its words ("yes, unlock the front door").</param>
    public static bool? Read(string text, string asked)
    {
        var words = UtteranceNormalizer.Split(text);
        if (words.Count == 0) return null;
        if (IsNo(text)) return false;
        if (Words.YesPhrases.Contains(string.Join(' ', words))) return true;
        if (words.Exists(Words.No.Contains)) return null;
        if (Reason.Before(text) is { } answer && Read(answer, asked) == true) return true;
        if (!words.Exists(Words.Yes.Contains)) return null;
        var repeatable = Words.Yes.Contains(words[0]) ? UtteranceNormalizer.Split(asked) : [];
        return words.TrueForAll(word => Words.Yes.Contains(word) || Words.YesFillers.Contains(word) || repeatable.Contains(word)) ? true : null;
    }

    /// <summary>Whether the words say no and nothing else: "no", "no thanks", "never mind".</summary>
    public static bool IsNo(string text)
    {
        var words = UtteranceNormalizer.Split(text);
        return words.Exists(Words.No.Contains)
            && words.TrueForAll(word => Words.No.Contains(word) || Words.NoFillers.Contains(word));
    }
}
