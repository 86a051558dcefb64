using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Dialogue;

/// <summary>Tells an answer from the reason behind it: "yes, it's the postman", "Emrys's, he's snoring".</summary>
internal static class Reason
{
    /// <summary>
    /// What stands before the first comma that was written, where the rest tells of somebody or something and neither orders, asks, wishes, limits nor puts off;
    /// null where there is no such rest. "Yes, if it's him" and "okay, lights off" are no answers with a reason.
    /// </summary>
    public static string? Before(string text)
    {
        var comma = text.IndexOf(", ", StringComparison.Ordinal);
        if (comma <= 0) return null;
        var (words, known) = (UtteranceNormalizer.Split(text[comma..]), LinkerWords.Known.Reservations);
        return words.Count > 1 && known.Subjects.Contains(words[0]) && !Question.IsAsked(words)
            && !words.Exists(word => known.Verbs.Contains(word) || known.Conditions.Contains(word) || Lexicon.ClauseWords.Contains(word) || LinkerWords.Known.Several.OrderVerbs.Contains(word)
                || LinkerWords.Known.Bystanders.Wishes.Contains(word) || Sentences.Spoken.DialogueWords.No.Contains(word)) ? text[..comma] : null;
    }
}
