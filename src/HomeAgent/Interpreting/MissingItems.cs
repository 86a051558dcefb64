using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Decoding;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Language.Words;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Prompting;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>
/// A net: "add decaf, crumpets and marmite to the shopping list" adds all three, though the model wrote two: what stands between the order and its list,
/// and in no item, is an item.
/// </summary>
internal static class MissingItems
{
    private static readonly ItemWords Known = LinkerWords.Known.Items;

    /// <summary>The lines that are missing.</summary>
    /// <param name="answer">What the model wrote.</param>
    /// <param name="prompt">What was asked.</param>
    public static IEnumerable<string> Find(DecodeResult answer, PreparedPrompt prompt) => answer.Lines
        .Select(ItemLine.Read).OfType<CallLine>().Where(line => line.Target.Kind == CallTargetKind.Device)
        .GroupBy(line => line.Target)
        .SelectMany(list => Missing(prompt.Linked, prompt.Said, list.Key.Spelling, [.. list.Select(ItemLine.ItemOf)]).Select(item => ItemLine.Write(list.Key, item)));

    /// <summary>What an order of one list says and none of its items holds.</summary>
    /// <param name="linked">The utterance.</param>
    /// <param name="said">The utterance as it came in.</param>
    /// <param name="label">The list's label.</param>
    /// <param name="items">What the model wrote.</param>
    public static IEnumerable<string> Missing(LinkedUtterance linked, string said, string label, IReadOnlyList<string> items)
    {
        var words = linked.Text.Split(' ');
        if (linked.SpanOf(label) is not { } list) return [];
        var isSaid = new bool[words.Length];
        var first = words.Length;
        foreach (var item in items)
        {
            var whole = ListItem.Whole(item, label, linked, items, said).Split(' ');
            var at = WordSequence.IndexOf(words, whole);
            if (at < 0) continue;
            first = Math.Min(first, at);
            Array.Fill(isSaid, true, at, whole.Length);
        }

        var end = ListItem.BeforePreposition(words, list.Start);
        // "We're out of milk, add it to the shopping list": the order comes behind, and holds nothing new.
        if (Enumerable.Range(0, words.Length).Any(at => at >= first && at < end && !isSaid[at] && (Known.Orders.Contains(words[at]) || Known.Ordered.Contains(words[at])))) return [];
        return first < end ? Unsaid(words, Beginning(words, first, linked.Spans.Count == 1), end, isSaid, said) : [];
    }

    /// <summary>The first word behind the order: "add milk and eggs" begins with the milk; without an order, with the first item.</summary>
    private static int Beginning(string[] words, int first, bool isAlone)
    {
        var start = first;
        while (start > 0 && (!Known.Starts.Contains(words[start - 1]) || Known.And.Contains(words[start - 1]) || Known.Before.Contains(words[start - 1]))) start--;
        // "Milk and eggs on the shopping list": nothing but items.
        return start == 0 ? (isAlone ? 0 : first) : Known.Orders.Contains(words[start - 1]) ? start : first;
    }

    private static IEnumerable<string> Unsaid(string[] words, int start, int end, bool[] isSaid, string said)
    {
        for (var at = start; at < end; at++)
        {
            var from = at;
            while (at < end && !isSaid[at] && !Known.Ends.Contains(words[at])) at++;
            while (from < at && Known.Before.Contains(words[from])) from++;
            // "Half a dozen eggs": what runs into an item is a part of it, unless a comma parts them.
            if (at > from && (at == end || !isSaid[at] || SpokenText.HasComma(words.AsSpan(from, at + 1 - from), said))) yield return string.Join(' ', words[from..at]);
        }
    }
}
