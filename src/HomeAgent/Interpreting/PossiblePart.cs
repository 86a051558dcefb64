using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Pipeline;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>
/// A net: of two orders one is for something that nobody knows, and the model has refused both. The other one is what is said without it: "turn on
/// the kiln and the wheel" is at least "turn on the kiln".
/// </summary>
internal static class PossiblePart
{
    /// <summary>The part of an utterance that was refused as a whole for which alone the model should be asked; null where there is none.</summary>
    /// <param name="whole">What the whole comes to.</param>
    /// <param name="linked">The whole.</param>
    public static string? Find(Interpretation whole, LinkedUtterance linked)
    {
        if (!whole.AllCalls.IsEmpty || !whole.Answers.IsEmpty || linked.UnknownPhrase is not { } unknown) return null;
        if (whole.Problems is not [{ Reason: RefusalReason.Unsupported or RefusalReason.NoSuchDevice }] || Question.IsAsked([.. linked.Text.Split(' ')])) return null;
        var clauses = Parts(linked.Marked);
        if (clauses.Count != 2 || !Without(clauses[1]).Contains(unknown, StringComparison.Ordinal)) return null;
        var isNamed = clauses[0].Split(' ').Any(word => word[0] == '#' && word[^1] != '?') && !clauses[1].Contains('#', StringComparison.Ordinal);
        return isNamed && Lexicon.CommandWords.Contains(clauses[0].Split(' ')[0]) ? Without(clauses[0]) : null;
    }

    /// <summary>The part is done, and of the rest it is said that nobody knows it; null where the part comes to nothing either, or the whole forbids it.</summary>
    public static Interpretation? Join(Interpretation part, LinkedUtterance whole) =>
        part.Calls.IsEmpty || !part.Problems.IsEmpty || Reservation.Of(whole.Text, part.Calls) is not null
            ? null
            : part with { Problems = [new(RefusalReason.NoSuchDevice, [], whole.UnknownPhrase)] };

    private static List<string> Parts(string marked)
    {
        var (parts, words) = (new List<string>(), marked.Split(' '));
        for (var start = 0; start < words.Length;)
        {
            var end = Array.FindIndex(words, start, LinkerWords.Known.Several.And.Contains);
            if (end < 0) end = words.Length;
            if (end > start) parts.Add(string.Join(' ', words[start..end]));
            start = end + 1;
        }

        return parts;
    }

    private static string Without(string marked) => string.Join(' ', marked.Split(' ').Where(word => word[0] is not ('#' or '@' or '^' or '*')));
}
