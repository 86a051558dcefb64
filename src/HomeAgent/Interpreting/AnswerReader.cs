using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Decoding;
using HomeLLM.HomeAgent.Linking;
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
    public AnswerReading Read(DecodeResult answer, PreparedPrompt prompt, HomeSnapshot home)
    {
        if (refusesConflicts) answer = WrittenItems.Correct(answer, prompt);
        var reading = new Reading { Items = [.. answer.Lines.Select(ItemLine.Read).OfType<CallLine>().Select(ItemLine.ItemOf)] };
        foreach (var line in answer.Lines)
        {
            if (refusesConflicts && line.Conflict is { } conflict && !IsInItem(line, conflict) && !IsInSaidOption(line, conflict, prompt))
            {
                reading.Add(Explain(ReasonOf(conflict), Targets(line.Text, prompt), prompt));
                continue;
            }

            ReadLine(line.Text, prompt, home, reading);
        }

        if (refusesConflicts)
        {
            foreach (var missing in Everything.Missing(answer, prompt).Concat(MissingItems.Find(answer, prompt)).Concat(SaidOption.Missing(answer, prompt))) ReadLine(missing, prompt, home, reading);
        }

        if (reading.IsEmpty) reading.Add(new(RefusalReason.NotACommand));
        var withheld = refusesConflicts && reading.Acts ? Reservation.Of(prompt.Linked.Text, reading.Calls) : null;
        return withheld is { } reason ? new([], [new(reason)]) : reading.Finish();
    }

    /// <summary>What goes on a list can be nothing but what was said; where the model would have strayed, the words themselves hold it.</summary>
    private static bool IsInItem(DecodedLine line, DecodeConflict conflict) =>
        conflict.Place is DecodePlace.Value or DecodePlace.Parameter && line.Text.StartsWith("{\"service\":\"todo.", StringComparison.Ordinal);

    /// <summary>The same with the names of sources and modes: the words tell which one is meant.</summary>
    private static bool IsInSaidOption(DecodedLine line, DecodeConflict conflict, PreparedPrompt prompt) =>
        conflict.Place is DecodePlace.Value && CallLineReader.TryReadLine(line.Text, out var call, out _) && (SaidOption.Correct(call!, prompt) is not null || SaidWords.SaidColor(call!, prompt) is not null);

    private void ReadLine(string text, PreparedPrompt prompt, HomeSnapshot home, Reading reading)
    {
        if (!CallLineReader.TryReadLine(text, out var line, out _)) line = null;
        if (refusesConflicts && line is not null) line = WordNets.Correct(line, prompt);
        if (line is null || _validator.FindError(line, prompt.Scope) is not null)
        {
            reading.Add(new(RefusalReason.Unsupported, Targets(text, prompt)));
            return;
        }

        if (refusesConflicts && Bystander.IsLeftAlone(line, prompt.Linked)) return;
        if (refusesConflicts && Exceptions.Apply(line, prompt.Linked, reading.Calls) is var kept)
        {
            if (kept is null) return;
            line = kept;
            if (WordNets.Forbid(line, prompt) is { } forbidden)
            {
                reading.Add(new(forbidden, forbidden == RefusalReason.Unsupported ? Targets(text, prompt) : []));
                return;
            }
        }

        Resolve(line, text, prompt, home, reading);
    }

    private void Resolve(CallLine line, string text, PreparedPrompt prompt, HomeSnapshot home, Reading reading)
    {
        var group = prompt.Linked.Groups.FirstOrDefault(group =>
            !group.IsMany && line.Target.Kind == CallTargetKind.Device && group.Labels.Contains(line.Target.Spelling) && !prompt.Linked.Alone.Contains(line.Target.Spelling));
        var resolution = group is null ? _resolver.Resolve(line, prompt.Scope) : ResolveOneOf(group, line, prompt.Scope, out group);
        if (group is not null)
        {
            // Several fit equally: whichever the model picked, it guessed.
            reading.Add(new(RefusalReason.Ambiguous, [.. group.Devices.Select(device => device.Id)]));
        }
        else if (resolution.Refusal is { } refusal)
        {
            reading.Add(Explain(Correct(refusal.Reason, prompt), Targets(text, prompt), prompt));
        }
        else if (resolution.IsUndo)
        {
            reading.IsUndo = true;
        }
        else if (resolution.Query is { } query)
        {
            reading.Ask(QuestionTargets.Refine(query, home));
        }
        else
        {
            AddCalls(resolution.Calls, line, prompt, home, reading);
        }
    }

    private void AddCalls(ImmutableArray<ServiceCall> calls, CallLine line, PreparedPrompt prompt, HomeSnapshot home, Reading reading)
    {
        foreach (var call in calls.SelectMany(call => ModeSpelling.Restore(AsSaid(call, line, prompt, reading.Items), home)))
        {
            // The second net: what is published is checked against the home itself, whatever the model was shown.
            if (_validator.FindError(call, home) is not null) reading.Add(new(RefusalReason.Unsupported, call.EntityIds));
            else if (line.IsOffer) reading.Offers.Add(call);
            else reading.Calls.Add(call);
        }
    }

    /// <summary>
    /// Of several devices that the same words can mean, the one that can do what is ordered ("lock the front door": not its contact); all of
    /// them that can tell, where it was asked.
    /// </summary>
    /// <param name="group">The devices.</param>
    /// <param name="line">What the model wrote of one of them.</param>
    /// <param name="scope">What it could name.</param>
    /// <param name="unclear">The devices that can all do it; null where it is clear which is meant.</param>
    private CallResolution ResolveOneOf(MentionGroup group, CallLine line, CallScope scope, out MentionGroup? unclear)
    {
        unclear = null;
        if (line.IsQuery)
        {
            var told = QuestionTargets.Among(group.Devices, line);
            return _resolver.Resolve(line, With(scope, line, told));
        }

        var able = group.Devices.Where(device => !_resolver.Resolve(line, With(scope, line, [device])).Calls.IsEmpty).ToImmutableArray();
        if (able.Length > 1) unclear = group with { Devices = able };
        return _resolver.Resolve(line, able.Length == 1 ? With(scope, line, able) : scope);
    }

    private static CallScope With(CallScope scope, CallLine line, ImmutableArray<Device> devices) =>
        scope with { Devices = [.. scope.Devices.Select(scoped => scoped.Spelling == line.Target.Spelling ? new(scoped.Spelling, devices) : scoped)] };

    /// <summary>What goes on a list is said in full and spelled as it was said.</summary>
    private static ServiceCall AsSaid(ServiceCall call, CallLine line, PreparedPrompt prompt, ImmutableArray<string> items)
    {
        if (call.Data["item"] is not JsonValue value || !value.TryGetValue<string>(out var item)) return call;
        var data = (JsonObject)call.Data.DeepClone();
        data["item"] = SpokenText.Restore(ListItem.Whole(item, line.Target.Spelling, prompt.Linked, items, prompt.Said), prompt.Said);
        return call with { Data = data };
    }

    /// <summary>Where the words name something that the home doesn't have, there is nothing to choose from.</summary>
    private static RefusalReason Correct(RefusalReason reason, PreparedPrompt prompt) => (reason, prompt.Linked) switch
    {
        (RefusalReason.Ambiguous, { NamesSomethingUnknown: true, HasNoMention: true }) => RefusalReason.NoSuchDevice,
        (RefusalReason.NotACommand, { UnknownPhrase: not null, HasNoMention: true }) when Reservation.IsPlainOrder(prompt.Linked.Text) => RefusalReason.NoSuchDevice,
        (RefusalReason.NoSuchDevice, { IsUnclear: true, NamesSomethingUnknown: false, HasNoMention: true }) => RefusalReason.Ambiguous,
        _ => reason,
    };

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

    /// <summary>What has been read so far.</summary>
    private sealed class Reading
    {
        private readonly List<Problem> _problems = [];

        public List<ServiceCall> Calls { get; } = [];

        public List<ServiceCall> Offers { get; } = [];

        public List<Query> Questions { get; } = [];

        /// <summary>What goes on lists, as the model wrote it.</summary>
        public ImmutableArray<string> Items { get; init; } = [];

        public bool IsUndo { get; set; }

        /// <summary>Whether something would be done at once; what is put on a list may well be for later.</summary>
        public bool Acts => Calls.Concat(Offers).Any(call => !call.Service.StartsWith("todo.", StringComparison.Ordinal));

        public bool IsEmpty => _problems.Count + Calls.Count + Offers.Count + Questions.Count == 0 && !IsUndo;

        /// <summary>Adds a question, but what was asked already: several lines may be about the same devices.</summary>
        public void Ask(Query query)
        {
            if (!Questions.Exists(other => other.Kind == query.Kind && other.Is == query.Is && other.Quantity == query.Quantity && other.Devices.ToHashSet().SetEquals(query.Devices))) Questions.Add(query);
        }

        public void Add(Problem problem)
        {
            if (!_problems.Exists(other => other.Reason == problem.Reason && other.Candidates.SequenceEqual(problem.Candidates))) _problems.Add(problem);
        }

        public AnswerReading Finish() =>
            new(RepeatedCalls.Remove(Calls), [.. _problems]) { Offers = RepeatedCalls.Remove(Offers), Questions = [.. Questions], IsUndo = IsUndo };
    }
}
