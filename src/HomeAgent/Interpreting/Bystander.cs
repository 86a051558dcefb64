using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Language.Words;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>
/// A net: what is named and not ordered. "The lamp stays on", "leave the fan alone", "not the arc lamp": it is left as it is; "the gate is open": it is
/// only told of; "thank you Dobby": nothing is said that a robot could do.
/// </summary>
internal static class Bystander
{
    private static readonly BystanderWords Known = LinkerWords.Known.Bystanders;

    /// <summary>Whether the words leave the target of a line as it is.</summary>
    /// <param name="line">What the model wrote.</param>
    /// <param name="linked">The utterance.</param>
    public static bool IsLeftAlone(CallLine line, LinkedUtterance linked)
    {
        if (line.IsRefusal || line.IsQuery || linked.SpanOf(line.Target.Spelling) is not { } span) return false;
        var words = linked.Text.Split(' ');
        // "Would you lock your bike up": somebody else's, where it only sounds like a thing of the home.
        if (span.Start > 0 && Known.Yours.Contains(words[span.Start - 1]) && linked.IsDoubtful(line.Target.Spelling)) return true;
        // "Alarm to stay" is a way to arm it.
        return (!line.Service.StartsWith("alarm_control_panel.", StringComparison.Ordinal) && Stays(words, span.End + 1)) || IsKept(words, span)
            || (IsForbidden(words, BeforeName(words, span.Start)) && linked.Marked.Split(' ').Count(word => word.TrimEnd('?') == line.Target.Spelling) == 1);
    }

    /// <summary>Whether the words only tell that the target of a line is as the line would have it.</summary>
    /// <param name="line">What the model wrote.</param>
    /// <param name="linked">The utterance.</param>
    public static bool IsOnlyTold(CallLine line, LinkedUtterance linked)
    {
        if (WishedState.Of(line) is not { } state || linked.SpanOf(line.Target.Spelling) is not { } span) return false;
        var words = linked.Text.Split(' ');
        var at = span.End + 1;
        // "That kettle's on its last legs".
        if (state == "on" && Known.Idioms.LengthAt(words, at) > 0) return true;
        // "The lights in the hall are on": what a place stands between.
        if (at < words.Length && LinkerWords.Known.Names.NounOfPlace.Contains(words[at]) && !LinkerWords.Known.Common.OnOff.Contains(words[at])) at = Array.FindIndex(words, at, Math.Min(4, words.Length - at), Known.Copula.Contains);
        if (at < 0) return false;
        if (at + 1 >= words.Length || !Known.Copula.Contains(words[at]) || words.Any(Known.Wishes.Contains)) return false;
        at += Known.Still.Contains(words[at + 1]) ? 2 : 1;
        return at < words.Length && Known.States.TryGetValue(words[at], out var told) && told[0] == state;
    }

    /// <summary>
    /// Whether nothing that was said goes with a service on which the model falls back for lack of a verb: robots start, locks lock, alarms are armed.
    /// </summary>
    /// <param name="line">What the model wrote.</param>
    /// <param name="linked">The utterance.</param>
    public static bool LacksVerb(CallLine line, LinkedUtterance linked)
    {
        if (linked.Before is not null || line.IsRefusal || line.IsQuery || line.IsOffer) return false;
        if (linked.IsDoubtful(line.Target.Spelling) && line.Service is "button.press" or "input_button.press" && !linked.Text.Split(' ').Any(Known.Pressing.Contains)) return true;
        return Known.Verbs.FirstOrDefault(pair => IsOf(line, pair.Key)).Value is { } verbs && !linked.Text.Split(' ').Any(verbs.Contains);
    }

    private static bool IsOf(CallLine line, string service) => service[0] != '.' ? line.Service.StartsWith(service, StringComparison.Ordinal)
        : line.Data.Count == 0 && line.Service.EndsWith(service, StringComparison.Ordinal) && line.Service is not ("scene.turn_on" or "script.turn_on");

    /// <summary>"Turn off the aquarium in the study": of something else that stands in a room, and not of the room's own.</summary>
    /// <param name="line">What the model wrote.</param>
    /// <param name="linked">The utterance.</param>
    public static bool IsOfSomethingElse(CallLine line, LinkedUtterance linked)
    {
        if (line.IsRefusal || line.IsQuery || line.Target.Kind != CallTargetKind.Area || linked.SpanOf(line.Target.Spelling) is not { } span) return false;
        var words = linked.Text.Split(' ');
        var thing = BeforeName(words, span.Start) - 1;
        if (thing < 1 || !LinkerWords.Known.Names.NounOfPlace.Contains(words[thing + 1])) return false;
        var isStrange = !Lexicon.IsOrdinary(words[thing]) && !UtteranceNormalizer.IsNumber(words[thing]) && Lexicon.KindOf(words[thing]) is null
            && !linked.Spans.Values.Any(other => other.Start <= thing && thing <= other.End);
        return isStrange && LinkerWords.Known.Common.The.Contains(words[thing - 1]);
    }

    /// <summary>Where a name begins with its articles.</summary>
    private static int BeforeName(string[] words, int start)
    {
        var before = start - 1;
        while (before >= 0 && LinkerWords.Known.Common.Our.Contains(words[before])) before--;
        return before;
    }

    private static bool Stays(string[] words, int behind)
    {
        if (behind + 1 < words.Length && Known.May.Contains(words[behind])) behind++;
        return behind < words.Length && Known.Stays.Contains(words[behind]) && !HasNumber(words, behind);
    }

    private static bool IsKept(string[] words, (int Start, int End) span)
    {
        var (before, behind) = (BeforeName(words, span.Start), span.End + 1);
        return before >= 0 && Known.Keep.Contains(words[before]) && behind < words.Length && Known.KeptNext.Contains(words[behind]) && !HasNumber(words, behind);
    }

    /// <summary>"Not the arc lamp", "don't touch the fan": what the verb before forbids.</summary>
    private static bool IsForbidden(string[] words, int before)
    {
        if (before < 0) return false;
        if (Known.Not.Contains(words[before])) return before == 0;
        if (LinkerWords.Known.Common.OnOff.Contains(words[before])) before--;
        return before > 0 && LinkerWords.Known.Reservations.Verbs.Contains(words[before])
            && (LinkerWords.Known.Reservations.Never.Contains(words[before - 1]) || (before > 1 && LinkerWords.Known.Reservations.NeverPhrases.LengthAt(words, before - 2) == 2));
    }

    /// <summary>"Keep the heating on 20" sets it.</summary>
    private static bool HasNumber(string[] words, int from) => words.Skip(from).Take(3).Any(UtteranceNormalizer.IsNumber);
}
