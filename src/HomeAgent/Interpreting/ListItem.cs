using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>
/// What goes on a list, in full: the model points at it, and the words around it that belong to it are found by where the list is named. "Blood" of
/// "add blood pressure tablets to the pill list" is all three words.
/// </summary>
internal static class ListItem
{
    private static readonly HashSet<string> Ends = ["and", "plus", "also", "then", "please", "thanks", "thank", "cheers", "now", "for", "again"];

    private static readonly HashSet<string> Starts =
    [
        "add", "ad", "put", "get", "stick", "chuck", "pop", "note", "write", "jot", "need", "want", "buy", "include", "throw", "slap", "whack", "enter", "append",
        "and", "plus", "also", "then", "a", "an", "the", "some", "my", "our", "more", "me", "us", "down", "in", "on", "to", "please", "any", "of", "list", "bung",
    ];

    private static readonly HashSet<string> Measures =
    [
        "tin", "can", "bottle", "box", "bag", "pack", "packet", "loaf", "jar", "carton", "dozen", "kilo", "pint", "bunch", "roll", "tube", "pair", "bar", "tub",
        "punnet", "slice", "couple", "litre", "liter", "pound", "gallon", "gram", "case", "crate", "bit", "piece", "block", "sack", "cup", "spool", "sheet",
    ];

    /// <summary>The item with the words that belong to it.</summary>
    /// <param name="item">Words of the utterance, as the model wrote them.</param>
    /// <param name="label">The list's label.</param>
    /// <param name="linked">The utterance.</param>
    /// <param name="others">What else goes on a list: an item ends where another begins.</param>
    public static string Complete(string item, string label, LinkedUtterance linked, IReadOnlyCollection<string>? others = null)
    {
        var words = linked.Text.Split(' ');
        var said = item.Split(' ');
        var start = WordSequence.IndexOf(words, said);
        if (start < 0 || linked.SpanOf(label) is not { } list) return item;
        var end = start + said.Length;
        if ((start <= list.End && end > list.Start) || Array.TrueForAll(said, Starts.Contains)) return Ahead(words, list.Start, others) ?? item;

        var limit = start < list.Start ? BeforePreposition(words, list.Start) : words.Length;
        if (start < limit) end = Math.Min(end, limit);
        // "I need to buy bin bags": what is needed, and not the errand.
        if (start > 0 && end - start > 1 && words[start] is "buy" or "get" && words[start - 1] == "to") start++;
        while (end < limit && !Ends.Contains(words[end]) && !IsOrder(words, end) && !BeginsAnother(words, end, item, others)) end++;
        var least = start > list.End ? list.End + 1 : 0;
        while (start > least && !Starts.Contains(words[start - 1]) && !UtteranceNormalizer.IsNumber(words[start - 1])) start--;
        // "A tin of salmon".
        if (start - 2 > least && words[start - 1] == "of" && Measures.Contains(Lexicon.Stem(words[start - 2]))) start -= 2;
        if (start > least && UtteranceNormalizer.IsNumber(words[start - 1])) start--;
        return end <= start ? item : string.Join(' ', words[start..Math.Max(end, start + 1)]);
    }

    private static bool BeginsAnother(string[] words, int at, string item, IReadOnlyCollection<string>? others) =>
        others is not null && others.Any(other => other != item && WordSequence.StandsAt(words, at, other.Split(' ')));

    /// <summary>"… add them": the order for what was named before.</summary>
    private static bool IsOrder(string[] words, int at) =>
        at + 1 < words.Length && words[at] is "add" or "put" or "stick" or "pop" or "note" or "write" && words[at + 1] is "it" or "them" or "that" or "those";

    /// <summary>All that is said between the order and its list, where the model took the list's own name for the item; null where nothing is.</summary>
    private static string? Ahead(string[] words, int listStart, IReadOnlyCollection<string>? others)
    {
        var end = BeforePreposition(words, listStart);
        var start = Array.FindIndex(words, 0, Math.Max(end, 0), Starts.Contains) + 1;
        while (start < end && words[start] is "a" or "an" or "the" or "some" or "my" or "our" or "please" or "me") start++;
        var and = Array.LastIndexOf(words, "and", Math.Max(end - 1, 0));
        // Of two things, the one that the model has got belongs to another line.
        if (and > start && and < end - 1)
        {
            if (others is not null && others.Any(other => other.Length > 0 && string.Join(' ', words[(and + 1)..end]).Contains(other, StringComparison.Ordinal))) end = and;
            else start = and + 1;
        }

        return start > 0 && start < end ? string.Join(' ', words[start..end]) : null;
    }

    /// <summary>Where "to the", "on my", "under" before the list begins.</summary>
    private static int BeforePreposition(string[] words, int listStart)
    {
        var at = listStart;
        while (at > 0 && words[at - 1] is "the" or "my" or "our" or "a" or "that" or "this") at--;
        return at > 0 && words[at - 1] is "to" or "2" or "too" or "on" or "onto" or "in" or "into" or "under" or "for" ? at - 1 : at;
    }
}
