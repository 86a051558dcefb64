using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Pipeline;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>
/// A net: an order or a question beside a remark, which the model has refused as a whole. It sees no stops; where the utterance was written with them, the part
/// between two of them is asked about alone.
/// </summary>
internal static class WrittenPart
{
    private const int MaxParts = 4;

    private static readonly string[] Stops = [", ", ". ", "; ", "! ", " - ", " – "];

    /// <summary>
    /// "Pull the blinds, people can see us": the part between the stops that an utterance was written with, where the whole was refused and no other part could name
    /// anything; null where there is none. What forbids the whole or puts it off counts for its parts.
    /// </summary>
    /// <param name="text">The whole as it came.</param>
    /// <param name="whole">What it comes to.</param>
    /// <param name="linked">The whole.</param>
    /// <param name="link">Links a part.</param>
    public static string? Order(string text, Interpretation whole, LinkedUtterance linked, Func<string, LinkedUtterance> link)
    {
        if (!whole.AllCalls.IsEmpty || !whole.Answers.IsEmpty || whole.Problems is not [{ Reason: not RefusalReason.Ambiguous }]) return null;
        if (text.Contains('?', StringComparison.Ordinal) || Linking.Question.IsAsked([.. linked.Text.Split(' ')]) || Reservation.Of(linked.Text, []) is not null) return null;
        var parts = text.Split(Stops, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // "Unlock the vestry door for the flower ladies".
        if (parts.Length == 1) parts = text.Split(LinkerWords.Known.Several.ForWhom, 2, StringSplitOptions.TrimEntries);
        if (parts.Length is < 2 or > MaxParts || parts.Any(IsTimeOrCondition)) return null;
        var naming = parts.Select(part => (Text: part, Linked: link(part))).Where(part => HasSureMention(part.Linked)).Take(2).ToList();
        return naming is [{ Linked: { Alone.Count: > 0, NamesSomethingUnknown: false } order } one] && IsOrder(order) && !IsTold(one.Text) ? one.Text : null;
    }

    /// <summary>"The kettle's on".</summary>
    private static bool IsTold(string part) => part.Split(' ') is [.., var before, _] && before.EndsWith("'s", StringComparison.Ordinal);

    /// <summary>"For the night", "for an hour", "if it rains".</summary>
    private static bool IsTimeOrCondition(string part)
    {
        var (words, known) = (UtteranceNormalizer.Split(part), LinkerWords.Known.Reservations);
        if (words.Count == 0) return false;
        if (known.Conditions.Contains(words[0])) return true;
        return words.Count <= 3 && words.Exists(word => known.Days.Contains(word) || known.Moments.Contains(word) || known.Units.Contains(word));
    }

    /// <summary>"What time is it, am I late": the question about the clock or the calendar with which an utterance begins, where the whole came to nothing; null where it is none.</summary>
    /// <param name="text">The whole as it came.</param>
    /// <param name="whole">What it comes to.</param>
    public static string? Question(string text, Interpretation whole)
    {
        if (!whole.AllCalls.IsEmpty || !whole.Answers.IsEmpty || text.IndexOf(", ", StringComparison.Ordinal) is not (> 0 and var comma)) return null;
        var words = UtteranceNormalizer.Split(text[..comma]);
        return Linking.Question.IsAsked(words) && words.Exists(LinkerWords.Known.Questions.Clock.Contains) ? text[..comma] : null;
    }

    private static bool HasSureMention(LinkedUtterance part) => part.Marked.Split(' ').Any(word => word[0] is '#' or '@' or '^' or '*' && word[^1] != '?');

    /// <summary>Whether a part is shaped as an order: it begins with a verb, or is a name with a state or a value behind it, or the name of a scene or button alone.</summary>
    private static bool IsOrder(LinkedUtterance order)
    {
        var words = order.Text.Split(' ');
        var first = Array.FindIndex(words, word => !LinkerWords.Known.Common.Openers.Contains(word));
        if (first < 0) return false;
        if (Lexicon.DomainsOfVerb(words[first]) is not null || LinkerWords.Known.Reservations.Verbs.Contains(words[first]) || LinkerWords.Known.Several.OrderVerbs.Contains(words[first])) return true;
        if (order.Scope.Devices is not [var named] || order.SpanOf(named.Spelling) is not { } span || span.Start != first) return false;
        var isWhole = span.End == words.Length - 1;
        // "Buzz lobby"; but "the kettles", which may be "the kettle's".
        if (isWhole) return named.Device.Id.Domain is "scene" or "script" or "button" or "input_button";
        // "The pole light can go off".
        var isState = LinkerWords.Known.Bystanders.States.ContainsKey(words[^1]) && words[(span.End + 1)..^1].All(LinkerWords.Known.Bystanders.May.Contains);
        return isState || NameMatcher.IsValue([.. words], words.Length - 1) && span.End == words.Length - 3;
    }
}
