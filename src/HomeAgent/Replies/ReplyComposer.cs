using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Pipeline;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>
/// Composes what is said: from the calls, what became of them, and the registry, so that it can't say what is not so. First what was
/// done, then what wasn't, and what is asked last.
/// </summary>
internal static class ReplyComposer
{
    private static ReplySentences Words => Sentences.Spoken.Replies;

    /// <summary>Composes a reply of one or a few short sentences.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="interpretation">What it came to.</param>
    /// <param name="outcomes">What became of the calls; empty where there were none.</param>
    /// <param name="home">The home before and after.</param>
    public static string Compose(string text, Interpretation interpretation, ImmutableArray<CallOutcome> outcomes, HomeBeforeAfter home)
    {
        var sentences = new List<string>();
        var groups = Merge(outcomes);
        foreach (var group in groups)
        {
            if (!group.Done.IsEmpty) sentences.Add(DoneSentence.Compose(group.Call, group.Done, group.IsPlanned, home));
        }

        var silent = groups.SelectMany(group => group.Unanswered).Distinct().ToArray();
        if (silent.Length > 0) sentences.Add(Words.Silent.Say(Names.List(silent, home.After, isSentenceStart: true)));
        if (outcomes.Any(outcome => outcome.Status == CallStatus.Expired)) sentences.Add(Words.Expired.Say());
        if (outcomes.Any(outcome => outcome.Status == CallStatus.Refused)) sentences.Add(Words.Refused.Say());
        sentences.AddRange(interpretation.Told.Select(answer => answer.Sentence));
        sentences.AddRange(interpretation.Problems.Select(problem => ProblemSentence.Compose(text, problem, home.After)).Distinct());
        if (interpretation.NeedsConfirmation) sentences.Add(AskSentence.Compose(interpretation.Unconfirmed, home.After));
        return sentences.Count == 0 ? Words.Nothing.Say() : string.Join(' ', sentences);
    }

    /// <summary>Composes what would be said if everything went well.</summary>
    public static string ComposePlanned(string text, Interpretation interpretation, HomeSnapshot home) => Compose(
        text, interpretation, [.. interpretation.Calls.Select(call => new CallOutcome(call, CallStatus.Planned, []))], new(home, home));

    /// <summary>Puts calls that do the same into one: "the lamp and the fan" may well come as two calls.</summary>
    private static List<Group> Merge(ImmutableArray<CallOutcome> outcomes)
    {
        var groups = new List<Group>();
        foreach (var outcome in outcomes)
        {
            var isExecuted = outcome.Status is CallStatus.Delivered or CallStatus.Planned;
            ImmutableArray<EntityId> done = isExecuted ? [.. outcome.Call.EntityIds.Except(outcome.Unanswered)] : [];
            var last = groups.Count == 0 ? null : groups[^1];
            if (last is not null && last.Call.Service == outcome.Call.Service && JsonNode.DeepEquals(last.Call.Data, outcome.Call.Data))
            {
                groups[^1] = last with { Done = [.. last.Done.Union(done)], Unanswered = [.. last.Unanswered.Union(outcome.Unanswered)] };
            }
            else
            {
                groups.Add(new(outcome.Call, done, outcome.Unanswered, outcome.Status == CallStatus.Planned));
            }
        }

        return groups;
    }

    private sealed record Group(ServiceCall Call, ImmutableArray<EntityId> Done, ImmutableArray<EntityId> Unanswered, bool IsPlanned);
}
