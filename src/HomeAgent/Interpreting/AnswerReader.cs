using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Decoding;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Prompting;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>Makes of a model's answer the calls to publish, checked, and the problems to tell.</summary>
/// <param name="refusesConflicts">
/// Whether a line is refused in which the model wanted what the grammar forbids. The grammar would have bent the order into another one:
/// "300 percent" into 30, red into plain on.
/// </param>
internal sealed class AnswerReader(bool refusesConflicts)
{
    private readonly CallResolver _resolver = new(ServiceCatalogue.Default);
    private readonly CallValidator _validator = new(ServiceCatalogue.Default);

    /// <summary>Reads an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="prompt">What was asked.</param>
    /// <param name="home">The home as it is.</param>
    public (ImmutableArray<ServiceCall> Calls, ImmutableArray<Problem> Problems) Read(DecodeResult answer, PreparedPrompt prompt, HomeSnapshot home)
    {
        var calls = ImmutableArray.CreateBuilder<ServiceCall>();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var line in answer.Lines)
        {
            if (refusesConflicts && line.Conflict is { } conflict)
            {
                AddOnce(problems, Explain(ReasonOf(conflict), Targets(line.Text, prompt), prompt));
                continue;
            }

            ReadLine(line.Text, prompt, home, calls, problems);
        }

        if (calls.Count == 0 && problems.Count == 0) problems.Add(new(RefusalReason.NotACommand));
        return (RepeatedCalls.Remove(calls), problems.ToImmutable());
    }

    private void ReadLine(
        string text, PreparedPrompt prompt, HomeSnapshot home, ImmutableArray<ServiceCall>.Builder calls, ImmutableArray<Problem>.Builder problems)
    {
        if (!CallLineReader.TryReadLine(text, out var line, out _) || _validator.FindError(line!, prompt.Scope) is not null)
        {
            AddOnce(problems, new(RefusalReason.Unsupported, Targets(text, prompt)));
            return;
        }

        var group = prompt.Linked.Groups.FirstOrDefault(group => line!.Target.Kind == CallTargetKind.Device && group.Labels.Contains(line.Target.Spelling));
        if (group is { IsMany: false })
        {
            // Several fit equally: whichever the model picked, it guessed.
            AddOnce(problems, new(RefusalReason.Ambiguous, [.. group.Devices.Select(device => device.Id)]));
            return;
        }

        if (refusesConflicts && SaidNumbers.AreCutShort(line!, prompt.Linked.Text))
        {
            AddOnce(problems, new(RefusalReason.Unsupported, Targets(text, prompt)));
            return;
        }

        // "The bedside lamps" are all that were found: one label stands for them.
        var scope = group is null
            ? prompt.Scope
            : prompt.Scope with { Devices = [.. prompt.Scope.Devices.Select(scoped => scoped.Spelling == line!.Target.Spelling ? new(scoped.Spelling, group.Devices) : scoped)] };
        var resolution = _resolver.Resolve(line!, scope);
        if (resolution.Calls.IsEmpty)
        {
            // Questions and undoing aren't understood here yet.
            var reason = resolution.Refusal?.Reason ?? RefusalReason.NotACommand;
            AddOnce(problems, Explain(Correct(reason, prompt), Targets(text, prompt), prompt));
            return;
        }

        foreach (var restored in resolution.Calls.SelectMany(call => ModeSpelling.Restore(call, home)))
        {
            // The second net: what is published is checked against the home itself, whatever the model was shown.
            if (_validator.FindError(restored, home) is null) calls.Add(restored);
            else AddOnce(problems, new(RefusalReason.Unsupported, restored.EntityIds));
        }
    }

    /// <summary>Where the words name something that the home doesn't have, there is nothing to choose from.</summary>
    private static RefusalReason Correct(RefusalReason reason, PreparedPrompt prompt) =>
        reason == RefusalReason.Ambiguous && prompt.Linked is { NamesSomethingUnknown: true, HasNoMention: true } ? RefusalReason.NoSuchDevice : reason;

    private static void AddOnce(ImmutableArray<Problem>.Builder problems, Problem problem)
    {
        if (!problems.Any(other => other.Reason == problem.Reason && other.Candidates.SequenceEqual(problem.Candidates))) problems.Add(problem);
    }

    /// <summary>
    /// A target that isn't there is another matter than a value that is out of range. A wish that closes the target's quotes was already for
    /// what comes behind it.
    /// </summary>
    private static RefusalReason ReasonOf(DecodeConflict conflict) =>
        conflict.Place is DecodePlace.Target && !conflict.Wanted.StartsWith('"') ? RefusalReason.NoSuchDevice : RefusalReason.Unsupported;

    private static Problem Explain(RefusalReason reason, ImmutableArray<EntityId> targets, PreparedPrompt prompt)
    {
        var linked = prompt.Linked;
        return reason switch
        {
            RefusalReason.Ambiguous => new(reason, [.. linked.Ambiguous.Select(device => device.Id)]),
            RefusalReason.NoSuchDevice => new(reason, [], linked.UnknownPhrase),
            RefusalReason.Unsupported => new(reason, targets.IsEmpty ? [.. linked.Scope.Devices.Select(scoped => scoped.Device.Id)] : targets),
            _ => new(reason),
        };
    }

    /// <summary>The devices that a line names itself; empty where it names a place or nothing.</summary>
    private static ImmutableArray<EntityId> Targets(string text, PreparedPrompt prompt)
    {
        if (!CallLineReader.TryReadLine(text, out var line, out _) || line!.Target.Kind != CallTargetKind.Device) return [];
        return prompt.Scope.Find(line.Target) is { } devices ? [.. devices.Select(device => device.Id)] : [];
    }
}
