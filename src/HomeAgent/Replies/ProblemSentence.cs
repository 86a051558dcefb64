using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Pipeline;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>Says what isn't done, why, and what would help.</summary>
internal static class ProblemSentence
{
    /// <summary>One sentence about one problem.</summary>
    public static string Compose(string text, Problem problem, HomeSnapshot home)
    {
        if (problem.Sentence is { } sentence) return sentence;
        if (problem.IsForbidden) return $"I am not allowed to command {Names.List(problem.Candidates, home, "and")}.";
        if (problem.CannotBeUndone) return $"I can't undo that for {Names.List(problem.Candidates, home, "and")}.";
        return problem.Reason switch
        {
            RefusalReason.NoSuchDevice => problem.UnknownWords is { Length: > 0 } words
                ? $"I don't know {Article(words)} '{Clip(words)}'."
                : "I don't know a device by that name here.",
            RefusalReason.Unsupported => Unsupported(text, problem, home),
            RefusalReason.Ambiguous => problem.Candidates.Length > 1
                ? $"Which one do you mean: {Names.Join([.. problem.Candidates.Select(id => Names.Of(id, home))], "or")}?"
                : "Which one do you mean? Please say its name or its room.",
            _ => "I didn't understand that as a command.",
        };
    }

    private static string Unsupported(string text, Problem problem, HomeSnapshot home)
    {
        var ability = Abilities.Find(text);
        if (problem.Candidates.IsEmpty) return ability is null ? "I can't do that." : $"I can't do that: nothing there can {ability}.";
        var devices = Names.List(problem.Candidates, home, "and", isSentenceStart: true);
        return $"{devices} can't {ability ?? "do that"}.";
    }

    private static string Article(string words) => words[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an" : "a";

    private static string Clip(string words) => words.Length <= 60 ? words : $"{words[..60]}…";
}
