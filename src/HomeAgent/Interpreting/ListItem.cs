using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Language.Words;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>
/// What goes on a list, in full: the model points at it, and the words around it that belong to it are found by where the list is named. "Blood" of
/// "add blood pressure tablets to the pill list" is all three words.
/// </summary>
internal static class ListItem
{
    private static readonly ItemWords Known = LinkerWords.Known.Items;

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
        if ((start <= list.End && end > list.Start) || Array.TrueForAll(said, Known.Starts.Contains)) return Ahead(words, list.Start, others) ?? item;

        var limit = start < list.Start ? BeforePreposition(words, list.Start) : words.Length;
        if (start < limit) end = Math.Min(end, limit);
        // "I need to buy bin bags": what is needed, and not the errand.
        if (start > 0 && end - start > 1 && Known.Errands.Contains(words[start]) && Known.ErrandAfter.Contains(words[start - 1])) start++;
        while (end < limit && !Known.Ends.Contains(words[end]) && !IsOrder(words, end) && !BeginsAnother(words, end, item, others)) end++;
        var least = start > list.End ? list.End + 1 : 0;
        while (start > least && !Known.Starts.Contains(words[start - 1]) && !UtteranceNormalizer.IsNumber(words[start - 1]) && !EndsAnother(words, start, item, others)) start--;
        // "A tin of salmon".
        if (start - 2 > least && Known.Of.Contains(words[start - 1]) && Known.Measures.Contains(Lexicon.Stem(words[start - 2]))) start -= 2;
        if (start > least && UtteranceNormalizer.IsNumber(words[start - 1])) start--;
        return end <= start ? item : string.Join(' ', words[start..Math.Max(end, start + 1)]);
    }

    /// <summary>The same, but a comma that was written parts what goes on the list: "decaf, crumpets and salt".</summary>
    /// <param name="item">Words of the utterance, as the model wrote them.</param>
    /// <param name="label">The list's label.</param>
    /// <param name="linked">The utterance.</param>
    /// <param name="others">What else goes on a list.</param>
    /// <param name="said">The utterance as it came in.</param>
    public static string Whole(string item, string label, LinkedUtterance linked, IReadOnlyCollection<string> others, string said)
    {
        var whole = Complete(item, label, linked, others);
        return SpokenText.Restore(whole, said).Contains(", ", StringComparison.Ordinal) ? item : whole;
    }

    private static bool BeginsAnother(string[] words, int at, string item, IReadOnlyCollection<string>? others) =>
        others is not null && others.Any(other => other != item && WordSequence.StandsAt(words, at, other.Split(' ')));

    private static bool EndsAnother(string[] words, int at, string item, IReadOnlyCollection<string>? others) =>
        others is not null && others.Select(other => other.Split(' ')).Any(other => string.Join(' ', other) != item && at >= other.Length && WordSequence.StandsAt(words, at - other.Length, other));

    /// <summary>"… add them": the order for what was named before.</summary>
    private static bool IsOrder(string[] words, int at) =>
        at + 1 < words.Length && Known.Orders.Contains(words[at]) && Known.Ordered.Contains(words[at + 1]);

    /// <summary>All that is said between the order and its list, where the model took the list's own name for the item; null where nothing is.</summary>
    private static string? Ahead(string[] words, int listStart, IReadOnlyCollection<string>? others)
    {
        var end = BeforePreposition(words, listStart);
        var start = Array.FindIndex(words, 0, Math.Max(end, 0), Known.Starts.Contains) + 1;
        while (start < end && Known.Before.Contains(words[start])) start++;
        var and = Array.FindLastIndex(words, Math.Max(end - 1, 0), Known.And.Contains);
        // Of two things, the one that the model has got belongs to another line.
        if (and > start && and < end - 1)
        {
            if (others is not null && others.Any(other => other.Length > 0 && string.Join(' ', words[(and + 1)..end]).Contains(other, StringComparison.Ordinal))) end = and;
            else start = and + 1;
        }

        return start > 0 && start < end ? string.Join(' ', words[start..end]) : null;
    }

    /// <summary>Where "to the", "on my", "under" before the list begins.</summary>
    public static int BeforePreposition(string[] words, int listStart)
    {
        var at = listStart;
        while (at > 0 && Known.Articles.Contains(words[at - 1])) at--;
        return at > 0 && Known.Prepositions.Contains(words[at - 1]) ? at - 1 : at;
    }
}
