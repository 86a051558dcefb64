using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Prompting;

namespace HomeLLM.HomeAgent.Evaluation.Keywords;

/// <summary>
/// The baseline: the same linker, grammar and checks as the model has, but a table of keywords in the model's place. What the model is
/// worth is what it gets right beyond this. Not thread-safe.
/// </summary>
internal sealed class KeywordInterpreter : ICommandInterpreter
{
    private readonly LinkerCache _linkers = new();
    private readonly CallResolver _resolver = new(ServiceCatalogue.Default);
    private readonly CallValidator _validator = new(ServiceCatalogue.Default);

    /// <inheritdoc/>
    public Interpretation Interpret(string text, string? areaId, HomeSnapshot home, History? history, CancellationToken cancellationToken)
    {
        var linked = _linkers.For(home).Link(text, areaId, home, history);
        var words = linked.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (KeywordTable.IsNegated(words)) return Refuse(RefusalReason.NotACommand);
        if (words.Contains("undo")) return Refuse(RefusalReason.NotACommand) with { IsUndo = true, Problems = [] };
        if (!linked.Ambiguous.IsEmpty) return Refuse(RefusalReason.Ambiguous, [.. linked.Ambiguous.Select(device => device.Id)]);
        if (!KeywordQuestions.IsQuestion(words) && !KeywordTable.HasOrder(words) && !words.Any(UtteranceNormalizer.IsNumber) && !words.Any(ColorNames.All.Contains))
        {
            return Refuse(RefusalReason.NotACommand);
        }

        var isQuestion = KeywordQuestions.IsQuestion(words);
        return Resolve(isQuestion ? ReadQuestion(linked, words) : ReadOrders(linked), linked);
    }

    private static IEnumerable<CallLine> ReadQuestion(LinkedUtterance linked, string[] words)
    {
        var targets = KeywordTargets.Find(linked, linked.Marked);
        var lines = targets.Select(target => KeywordQuestions.Find(words, target.Target, target.Target.Kind == CallTargetKind.Device ? null : target.Domain));
        return (targets.Count == 0 ? [KeywordQuestions.Find(words, CallTarget.None, null)] : lines).OfType<CallLine>();
    }

    /// <summary>Clause by clause; a clause without a verb has that of the one before it.</summary>
    private static List<CallLine> ReadOrders(LinkedUtterance linked)
    {
        var lines = new List<CallLine>();
        string[] last = [];
        foreach (var clause in linked.Marked.Split([" and ", " then ", " but "], StringSplitOptions.RemoveEmptyEntries))
        {
            string[] words = [.. clause.Split(' ').Where(word => word.Length > 0 && char.IsLetterOrDigit(word[0]))];
            foreach (var (target, domain) in KeywordTargets.Find(linked, clause))
            {
                var found = KeywordTable.Find(words, domain) ?? KeywordTable.Find(last, domain);
                if (found is { } order) lines.Add(new(order.Service, target, order.Data));
            }

            if (words.Length > 0) last = words;
        }

        return lines;
    }

    private Interpretation Resolve(IEnumerable<CallLine> lines, LinkedUtterance linked)
    {
        var calls = ImmutableArray.CreateBuilder<ServiceCall>();
        var queries = ImmutableArray.CreateBuilder<Query>();
        RefusalReason? refusal = null;
        foreach (var line in lines)
        {
            var resolution = _validator.FindError(line, linked.Scope) is null ? _resolver.Resolve(line, linked.Scope) : CallResolution.Refuse(RefusalReason.Unsupported);
            calls.AddRange(resolution.Calls);
            if (resolution.Query is { } query) queries.Add(query);
            refusal ??= resolution.Refusal?.Reason;
        }

        if (calls.Count == 0 && queries.Count == 0) refusal ??= linked.UnknownPhrase is null ? RefusalReason.NotACommand : RefusalReason.NoSuchDevice;
        return new(calls.ToImmutable(), refusal is { } reason ? [new(reason)] : [], default) { Answers = queries.ToImmutable(), Prompt = linked.Marked };
    }

    private static Interpretation Refuse(RefusalReason reason, params ImmutableArray<EntityId> candidates) => new([], [new(reason, candidates)], default);
}
