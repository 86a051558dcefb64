using System.Collections.Immutable;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Decoding;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Language.Words;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Prompting;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>
/// A net: where an utterance was written with stops or capitals, its commas and "and" part what goes on a list, and nothing else does: "add leatherwood honey,
/// oats and Earl Grey to the list". The model sees no commas.
/// </summary>
internal static class WrittenItems
{
    private const int MostWords = 10;

    private static readonly ItemWords Known = LinkerWords.Known.Items;

    /// <summary>The answer with the items of a list as they were written; itself where they weren't, or where the order can't be read off the words.</summary>
    public static DecodeResult Correct(DecodeResult answer, PreparedPrompt prompt)
    {
        var lines = answer.Lines.Where(line => ItemLine.Read(line) is not null).ToList();
        var targets = lines.Select(line => ItemLine.Read(line)!.Target).Distinct().ToList();
        if (targets is not [{ Kind: CallTargetKind.Device } list] || Find(prompt.Linked, prompt.Said, list.Spelling) is not { IsEmpty: false } items) return answer;
        var written = items.Select(item => lines[0] with { Text = ItemLine.Write(list, item), Conflict = null });
        var at = answer.Lines.IndexOf(lines[0]);
        return answer with { Lines = [.. answer.Lines[..at], .. written, .. answer.Lines[at..].Where(line => !lines.Contains(line))] };
    }

    /// <summary>What an utterance puts on its one list, in normalised words; empty where that can't be told.</summary>
    /// <param name="linked">The utterance.</param>
    /// <param name="said">The utterance as it came in.</param>
    /// <param name="label">The list's label.</param>
    public static ImmutableArray<string> Find(LinkedUtterance linked, string said, string label)
    {
        var words = linked.Text.Split(' ');
        if (linked.SpanOf(label) is not { } list) return [];
        var (start, end) = Between(words, list, said);
        // Without stops the model has to tell the items apart, but not behind "the list needs".
        if (!IsWritten(said) && start <= list.End) return [];
        // "Add milk to the list and eggs too": what is ordered behind the list is the model's to find.
        var isMoreOrdered = end <= list.Start && words[(list.End + 1)..].Any(word => Known.And.Contains(word) || Known.Orders.Contains(word));
        if (start < 0 || isMoreOrdered || words[start..end].Any(Known.Ordered.Contains)) return [];
        while (end > start && Known.Trailing.Contains(words[end - 1])) end--;
        var items = Parts(words, start, end, said).ToImmutableArray();
        return items.Any(item => item.Length == 0 || item.Split(' ').Length > MostWords) ? [] : items;
    }

    /// <summary>Where the items stand: between the order and the list, or behind "the list needs"; (−1, 0) where neither is so.</summary>
    private static (int Start, int End) Between(string[] words, (int Start, int End) list, string said)
    {
        if (list.Start <= 2 && list.End + 2 < words.Length && Known.Verbs.Contains(words[list.End + 1])) return (list.End + 2, words.Length);
        var end = ListItem.BeforePreposition(words, list.Start);
        // "On Greg's honey do list".
        if (end == list.Start && end > 2 && Known.Prepositions.Contains(words[end - 2])) end -= 2;
        if (end == list.Start) return (-1, 0);
        var start = Array.FindIndex(words, 0, end, Known.Verbs.Contains) + 1;
        while (start > 0 && start < end && (Known.Verbs.Contains(words[start]) || Known.ErrandAfter.Contains(words[start]))) start++;
        if (start <= 0 || start >= end) return (-1, 0);
        // "Need worms, add worms to the list": the order behind a comma.
        for (var at = end - 1; at > start; at--)
        {
            if (Known.Verbs.Contains(words[at]) && SpokenText.HasComma(words.AsSpan(at - 1, 2), said)) return (at + 1, end);
        }

        return (start, end);
    }

    private static IEnumerable<string> Parts(string[] words, int start, int end, string said)
    {
        for (var from = start; from < end;)
        {
            while (from < end && (Known.Before.Contains(words[from]) || Known.And.Contains(words[from]))) from++;
            var to = from;
            while (to < end && !Known.And.Contains(words[to]))
            {
                to++;
                if (to < end && SpokenText.HasComma(words.AsSpan(to - 1, 2), said)) break;
            }

            if (to > from) yield return string.Join(' ', words[from..to]);
            from = Math.Max(to, from + 1);
        }
    }

    /// <summary>Recognisers that write stops write them between all that is listed.</summary>
    private static bool IsWritten(string said) => said.AsSpan().IndexOfAny(",.!;:") >= 0 || said.Any(char.IsUpper);
}
