using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Prompting;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>
/// The nets that hold a line of our own model against the words that were said: what the words tell for certain is so, and what they forbid isn't done.
/// docs/decisions/0014-code-copies-the-model-decides.md says why.
/// </summary>
internal static class WordNets
{
    /// <summary>The line as the words have it; itself where they say nothing else.</summary>
    public static CallLine Correct(CallLine line, PreparedPrompt prompt)
    {
        line = WishedState.AsQuestion(WishedState.AsOrder(line, prompt), prompt);
        line = SaidOption.Correct(line, prompt) ?? SaidOption.Play(line, prompt) ?? SaidOption.Behind(line, prompt) ?? SaidOption.Boost(line, prompt) ?? SaidWords.Correct(line, prompt);
        return QuestionTargets.AsAsked(line, prompt.Linked);
    }

    /// <summary>Why the line isn't to be done; null where the words don't speak against it.</summary>
    public static RefusalReason? Forbid(CallLine line, PreparedPrompt prompt)
    {
        var linked = prompt.Linked;
        if (line is { IsRefusal: false, IsQuery: false, Target.Kind: CallTargetKind.Device } && Reservation.IsOnlyMentioned(line.Target.Spelling, linked)) return RefusalReason.NotACommand;
        if (Bystander.IsOnlyTold(line, linked) || Bystander.LacksVerb(line, linked)) return RefusalReason.NotACommand;
        if (Bystander.IsOfSomethingElse(line, linked) || IsHereUnsaid(line, linked)) return RefusalReason.NoSuchDevice;
        if (SaidAttribute.IsOfAnotherKind(line, linked) || SaidOption.IsAnother(line, prompt) || SaidWords.IsVaguePosition(line, linked)) return RefusalReason.Unsupported;
        if (line is { IsRefusal: false, IsQuery: false } && !ItemLine.IsItem(line) && Reservation.EndsWithMoment(linked)) return RefusalReason.Unsupported;
        return SaidNumbers.AreCutShort(line, linked.Text) || SaidNumbers.IsAnotherTemperature(line, linked.Text) || SaidNumbers.AreOfAnotherUnit(line, linked.Text) || SaidNumbers.AreUnread(line, linked.Text)
            ? RefusalReason.Unsupported
            : null;
    }

    /// <summary>"Everything off in the museum": not all that is where the speaker stands.</summary>
    private static bool IsHereUnsaid(CallLine line, LinkedUtterance linked) =>
        line is { IsRefusal: false, IsQuery: false, Target.Kind: CallTargetKind.Area } && linked.NamesSomethingUnknown && line.Target.Spelling == linked.SpeakerArea && linked.SpanOf(line.Target.Spelling) is null;
}
