using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>
/// Words that plainly forbid an order or put it off. A net behind the model: whatever it made of them, "don't open the gate" opens no gate, and
/// "in ten minutes" isn't now.
/// </summary>
internal static class Reservation
{
    private static readonly HashSet<string> Verbs =
    [
        "turn", "switch", "put", "open", "close", "shut", "lock", "unlock", "start", "stop", "play", "pause", "set", "dim", "brighten", "raise", "lower",
        "touch", "change", "move", "run", "activate", "arm", "disarm", "press", "mute", "toggle", "add", "make", "kill",
    ];

    private static readonly HashSet<string> Openers =
        ["please", "hey", "ok", "okay", "um", "uh", "so", "well", "no", "nope", "oh", "hi", "now", "you", "just", "whatever", "do", "and"];

    private static readonly HashSet<string> Units =
        ["second", "seconds", "sec", "secs", "minute", "minutes", "min", "mins", "hour", "hours", "day", "days"];

    // "… we've a meeting at ten" tells why, and isn't when.
    private static readonly HashSet<string> Subjects = ["i", "ive", "im", "ill", "we", "weve", "were", "well", "he", "hes", "she", "shes", "they", "theyre", "theres", "its"];

    private static readonly HashSet<string> Moments =
        ["noon", "midnight", "sunset", "sunrise", "dawn", "dusk", "bedtime", "night"];

    /// <summary>Why nothing may be done now; null where nothing speaks against it.</summary>
    /// <param name="text">The normalised words, separated by blanks.</param>
    /// <param name="calls">What the model made of them.</param>
    public static RefusalReason? Of(string text, IReadOnlyCollection<ServiceCall> calls)
    {
        var words = text.Split(' ');
        if (IsForbidden(words)) return RefusalReason.NotACommand;
        return IsForLater(words) || IsConditional(words) || EndsWithTime(words, calls) ? RefusalReason.Unsupported : null;
    }

    /// <summary>"Turn on the lathe", "put the kettle on": so short and plain an order isn't talk, though nobody knows the thing.</summary>
    public static bool IsPlainOrder(string text)
    {
        var words = text.Split(' ');
        return words.Length is >= 3 and <= 6 && (words[0] is "turn" or "switch" && words.Any(word => word is "on" or "off") || (words[0] == "put" && words[^1] is "on" or "off"));
    }

    /// <summary>"After the stand-up", "about the lamp": what a device is mentioned for, and not ordered.</summary>
    /// <param name="label">The label of what is ordered.</param>
    /// <param name="linked">The utterance.</param>
    public static bool IsOnlyMentioned(string label, LinkedUtterance linked)
    {
        if (linked.SpanOf(label) is not { Start: > 1 } span) return false;
        var words = linked.Text.Split(' ');
        var at = words[span.Start - 1] is "the" or "my" or "our" or "this" or "that" ? span.Start - 2 : span.Start - 1;
        return at > 0 && words[at] is "after" or "until" or "till" or "during" or "about" or "since";
    }

    /// <summary>"If she isn't up by eight …"; but "if you can, …" is only polite.</summary>
    private static bool IsConditional(string[] words) =>
        // "… once Jonas is back".
        (Array.IndexOf(words, "once", Math.Min(3, words.Length)) is var once and >= 3 && once + 2 < words.Length && words[once + 1] is not ("more" or "again" or "and") && words[once - 1] != "at")
        || words.Length > 4 && words[0] is "if" or "unless" or "once" && words[1] is not ("you" or "possible" or "its" or "thats" or "that" or "i" or "we" or "ok" or "more" or "again");

    /// <summary>"Everything off at six": a number that no value of the calls has.</summary>
    private static bool EndsWithTime(string[] words, IReadOnlyCollection<ServiceCall> calls) =>
        words is [.., "at", var time] && UtteranceNormalizer.IsNumber(time) && calls.All(call => call.Data.Count == 0) && !words[Math.Max(0, words.Length - 8)..].Any(Subjects.Contains);

    /// <summary>"Don't turn …", "never open …": at the beginning, and without a "but" that goes on.</summary>
    private static bool IsForbidden(string[] words)
    {
        if (words.Any(word => word is "but" or "instead" or "just" or "then")) return false;
        if ($" {string.Join(' ', words)} ".Contains(" not wanting ", StringComparison.Ordinal)) return true;
        var at = 0;
        while (at < words.Length - 1 && Openers.Contains(words[at]) && !(words[at] == "do" && words[at + 1] == "not")) at++;
        var verb = words[at] switch
        {
            "dont" or "dinnae" or "never" => at + 1,
            "do" when at + 1 < words.Length && words[at + 1] == "not" => at + 2,
            _ => words.Length,
        };
        // "Leave the hive alone, don't turn it up."
        if (verb == words.Length && Array.FindIndex(words, word => word is "dont" or "dinnae" or "never") is var later and > 0 && words[later - 1] != "why") verb = later + 1;
        while (verb < words.Length && words[verb] is "you" or "ever" or "dare" or "please" or "even") verb++;
        return verb < words.Length && Verbs.Contains(words[verb]);
    }

    private static bool IsForLater(string[] words)
    {
        for (var i = 0; i + 1 < words.Length; i++)
        {
            if (words[i] is "in" or "for" or "after" && IsSpan(words, i + 1)) return true;
            if (words[i] == "at" && (Moments.Contains(words[i + 1]) || (i + 2 < words.Length && UtteranceNormalizer.IsNumber(words[i + 1]) && words[i + 2] is "am" or "pm" or "oclock"))) return true;
            if (words[i] is "every" or "each" && words[i + 1] is "morning" or "evening" or "night" or "day" or "hour" or "week") return true;
        }

        return words.Contains("tomorrow");
    }

    /// <summary>"Ten minutes", "half an hour", "a couple of hours".</summary>
    private static bool IsSpan(string[] words, int at)
    {
        if (!(UtteranceNormalizer.IsNumber(words[at]) || words[at] is "a" or "an" or "half" or "few" or "couple" or "another"
            || (words[at] == "the" && at + 1 < words.Length && words[at + 1] == "next"))) return false;
        for (var i = at + 1; i < words.Length && i <= at + 4; i++)
        {
            if (Units.Contains(words[i])) return true;
            if (words[i] is not ("a" or "an" or "few" or "couple" or "of" or "half" or "more" or "next") && !UtteranceNormalizer.IsNumber(words[i])) return false;
        }

        return false;
    }
}
