using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Pipeline;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>Says what isn't done, why, and what would help.</summary>
internal static class ProblemSentence
{
    private static ProblemSentences Words => Sentences.Spoken.Problems;

    /// <summary>One sentence about one problem.</summary>
    public static string Compose(string text, Problem problem, HomeSnapshot home)
    {
        if (problem.Sentence is { } sentence) return sentence;
        if (problem.IsForbidden) return Words.Forbidden.Say(Names.List(problem.Candidates, home));
        if (problem.CannotBeUndone) return Words.Lasting.Say(Names.List(problem.Candidates, home));
        return problem.Reason switch
        {
            RefusalReason.NoSuchDevice => problem.UnknownWords is { Length: > 0 } words
                ? Words.UnknownWords.SayOf(isOne: !Words.Vowels.Contains(words[..1]), Clip(words))
                : Words.UnknownDevice.Say(),
            RefusalReason.Unsupported => Unsupported(text, problem, home),
            RefusalReason.Ambiguous => problem.Candidates.Length > 1
                ? Words.WhichOf.Say(Names.JoinChoice([.. problem.Candidates.Select(id => Names.Of(id, home))]))
                : Words.Which.Say(),
            _ => Words.NotUnderstood.Say(),
        };
    }

    private static string Unsupported(string text, Problem problem, HomeSnapshot home)
    {
        var ability = Abilities.Find(text, problem.Candidates.IsEmpty || problem.Candidates.Any(id => id.Domain == "light"));
        if (problem.Candidates.IsEmpty) return ability is null ? Words.Impossible.Say() : Words.ImpossibleThere.Say(ability);
        var devices = Names.List(problem.Candidates, home, isSentenceStart: true);
        return ability is null ? Words.IncapableOfThat.Say(devices) : Words.Incapable.Say(devices, ability);
    }

    private static string Clip(string words) => words.Length <= 60 ? words : $"{words[..60]}…";
}
