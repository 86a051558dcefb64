using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Language.Words;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>
/// Words that plainly forbid an order or put it off. A net behind the model: whatever it made of them, "don't open the gate" opens no gate, and
/// "in ten minutes" isn't now.
/// </summary>
internal static class Reservation
{
    private static readonly ReservationWords Known = LinkerWords.Known.Reservations;

    /// <summary>Why nothing may be done now; null where nothing speaks against it.</summary>
    /// <param name="text">The normalised words, separated by blanks.</param>
    /// <param name="calls">What the model made of them.</param>
    public static RefusalReason? Of(string text, IReadOnlyCollection<ServiceCall> calls)
    {
        var words = text.Split(' ');
        if (IsForbidden(words) || IsTelling(words)) return RefusalReason.NotACommand;
        return IsForLater(words) || IsConditional(words) || EndsWithTime(words, calls) ? RefusalReason.Unsupported : null;
    }

    /// <summary>"Turn on the lathe", "put the kettle on": so short and plain an order isn't talk, though nobody knows the thing.</summary>
    public static bool IsPlainOrder(string text)
    {
        var words = text.Split(' ');
        return words.Length is >= 3 and <= 6 && ((Known.PlainFirst.Contains(words[0]) && words.Any(Known.OnOff.Contains)) || (Known.PlainPut.Contains(words[0]) && Known.OnOff.Contains(words[^1])));
    }

    /// <summary>"After the stand-up", "about the lamp": what a device is mentioned for, and not ordered.</summary>
    /// <param name="label">The label of what is ordered.</param>
    /// <param name="linked">The utterance.</param>
    public static bool IsOnlyMentioned(string label, LinkedUtterance linked)
    {
        if (linked.SpanOf(label) is not { Start: > 1 } span) return false;
        var words = linked.Text.Split(' ');
        var at = Known.MentionedBetween.Contains(words[span.Start - 1]) ? span.Start - 2 : span.Start - 1;
        // "Raise the worktop to standing height": how high, and not the thing in whose name a height is.
        return at > 0 && (Known.MentionedAfter.Contains(words[at]) || (linked.IsDoubtful(label) && Known.Reaching.Contains(words[at - 1]) && !UtteranceNormalizer.IsNumber(words[at])));
    }

    /// <summary>"I heard the compressor kick on", "we run the pump off solar": how somebody begins who tells something, where no verb of an order follows.</summary>
    private static bool IsTelling(string[] words)
    {
        var at = 0;
        while (at < words.Length && Known.Openers.Contains(words[at])) at++;
        return Known.Telling.LengthAt(words, at) is > 0 and var length
            && !words[(at + length)..].Any(word => Known.Verbs.Contains(word) || LinkerWords.Known.Several.OrderVerbs.Contains(word) || LinkerWords.Known.Bystanders.Wishes.Contains(word));
    }

    /// <summary>"Open the blinds at fajr": a word that nobody knows, and that names nothing, where a time would stand.</summary>
    /// <param name="linked">The utterance.</param>
    public static bool EndsWithMoment(LinkedUtterance linked)
    {
        var words = linked.Text.Split(' ');
        return words is [.., var before, var at, var moment] && Known.At.Contains(at) && !Known.Subjects.Contains(before) && !Lexicon.IsOrdinary(moment) && !UtteranceNormalizer.IsNumber(moment) && !Lexicon.IsNoun(moment)
            && !linked.Spans.Values.Any(span => span.Start <= words.Length - 1 && words.Length - 1 <= span.End);
    }

    /// <summary>"If she isn't up by eight …"; but "if you can, …" is only polite.</summary>
    private static bool IsConditional(string[] words) =>
        // "… once Jonas is back".
        (Array.FindIndex(words, Math.Min(2, words.Length), Known.Once.Contains) is var once and >= 2 && once + 2 < words.Length && !Known.OnceNotNext.Contains(words[once + 1]) && !Known.OnceNotAfter.Contains(words[once - 1]))
        // "… when you see the truck", but "when you can".
        || (Array.FindIndex(words, Math.Min(2, words.Length), Known.When.Contains) is var when and >= 2 && when + 2 < words.Length && Known.WhenNext.Contains(words[when + 1]) && !Known.WhenNotNext.Contains(words[when + 2]))
        || words.Length > 4 && Known.If.Contains(words[0]) && !Known.IfNotNext.Contains(words[1]);

    /// <summary>"Everything off at six": a number that no value of the calls has.</summary>
    private static bool EndsWithTime(string[] words, IReadOnlyCollection<ServiceCall> calls) =>
        words is [.., var at, var time] && Known.At.Contains(at) && UtteranceNormalizer.IsNumber(time) && calls.All(call => call.Data.Count == 0) && !words[Math.Max(0, words.Length - 8)..].Any(Known.Subjects.Contains);

    /// <summary>"Don't turn …", "never open …": at the beginning, and without a "but" that goes on.</summary>
    private static bool IsForbidden(string[] words)
    {
        for (var wanting = 0; wanting < words.Length; wanting++)
        {
            if (Known.Wanting.LengthAt(words, wanting) is > 0 and var phrase && !GoesOn(words, wanting + phrase)) return true;
        }

        if (words.Any(Known.GoesOn.Contains)) return false;
        // "Lock the gate or open it, I don't know."
        if (words.Length > 4 && (Known.Undecided.LengthAt(words, words.Length - 3) == 3 || Known.Undecided.LengthAt(words, words.Length - 2) == 2)) return true;
        var at = 0;
        while (at < words.Length - 1 && Known.Openers.Contains(words[at]) && Known.NeverPhrases.LengthAt(words, at) == 0) at++;
        if (Known.Leaving.Contains(words[at]) && words.Length - at is > 2 and < 6 && Known.OnOff.Contains(words[^1])) return true;
        var verb = Known.Never.Contains(words[at]) ? at + 1 : Known.NeverPhrases.LengthAt(words, at) is > 0 and var length ? at + length : words.Length;
        // "Leave the hive alone, don't turn it up."
        if (verb == words.Length && Array.FindIndex(words, Known.Never.Contains) is var later and > 0 && !Known.NotNeverAfter.Contains(words[later - 1])) verb = later + 1;
        while (verb < words.Length && Known.Between.Contains(words[verb])) verb++;
        return verb < words.Length && Known.Verbs.Contains(words[verb]) && !GoesOn(words, verb + 1);
    }

    /// <summary>"Don't touch the fan, turn the telly off": another verb that begins an order, after what was forbidden.</summary>
    private static bool GoesOn(string[] words, int from)
    {
        for (var at = from + 1; at < words.Length; at++)
        {
            if (Known.Verbs.Contains(words[at]) && !Known.NotGoingOnAfter.Contains(words[at - 1]) && !Known.Never.Contains(words[at - 1]) && !Known.Subjects.Contains(words[at - 1])) return true;
        }

        return false;
    }

    private static bool IsForLater(string[] words)
    {
        if (Known.LaterPhrases.StandIn(words)) return true;
        for (var i = 0; i + 1 < words.Length; i++)
        {
            if (Known.Later.Contains(words[i]) && IsSpan(words, i + 1)) return true;
            if (Known.At.Contains(words[i]) && (Known.Moments.Contains(words[i + 1]) || (i + 2 < words.Length && UtteranceNormalizer.IsNumber(words[i + 1]) && Known.Hours.Contains(words[i + 2])))) return true;
            if (Known.Every.Contains(words[i]) && Known.Days.Contains(words[i + 1])) return true;
        }

        return words.Any(Known.Tomorrow.Contains);
    }

    /// <summary>"Ten minutes", "half an hour", "a couple of hours".</summary>
    private static bool IsSpan(string[] words, int at)
    {
        if (!(UtteranceNormalizer.IsNumber(words[at]) || Known.Span.Contains(words[at]) || Known.SpanPhrases.LengthAt(words, at) > 0)) return false;
        for (var i = at + 1; i < words.Length && i <= at + 4; i++)
        {
            if (Known.Units.Contains(words[i])) return true;
            if (!Known.SpanBetween.Contains(words[i]) && !UtteranceNormalizer.IsNumber(words[i])) return false;
        }

        return false;
    }
}
