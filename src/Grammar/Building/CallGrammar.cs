using System.Collections.Immutable;
using System.Globalization;

namespace HomeLLM.Grammar;

/// <summary>
/// Everything that a model may answer in a scope, and nothing else: lines joined by line feeds, each a call, a question, the undoing of
/// the last order, or one that does nothing and says why.
/// </summary>
/// <remarks>
/// In a line: the service, one target, what is left out of it, the parameters in the catalogue's order, each at most once, and whether it
/// is only offered; no white space. A target is offered with a set of parameters only where at least one device there can be given all
/// of them, whatever is left out then.
/// </remarks>
public sealed class CallGrammar
{
    private static readonly GrammarNode Refusal = GrammarNode.Rule("none", GrammarNode.Sequence(
        GrammarNode.Literal($$"""{"service":"{{ServiceCatalogue.NoService}}","{{CallLine.ReasonKey}}":"""),
        GrammarNode.OneOf(RefusalReasons.Spellings.Select(JsonSpelling.Quote)),
        GrammarNode.Literal("}")));

    private static readonly GrammarNode Undo =
        GrammarNode.Rule("undo", GrammarNode.Literal($$"""{"service":"{{ServiceCatalogue.UndoService}}"}"""));

    private CallGrammar(LineGrammar syntax)
    {
        Syntax = syntax;
        Automaton = new GrammarAutomaton(syntax);
    }

    /// <summary>The grammar itself.</summary>
    public LineGrammar Syntax { get; }

    /// <summary>The grammar as an automaton over bytes. Not thread-safe.</summary>
    public GrammarAutomaton Automaton { get; }

    /// <summary>Builds the grammar of a scope.</summary>
    public static CallGrammar Build(CallScope scope, ServiceCatalogue catalogue)
    {
        var all = DeviceKinds.AllTargets(scope);
        var except = TargetSyntax.BuildExcept(all);
        List<GrammarNode> lines =
        [
            Refusal,
            Undo,
            GrammarNode.Rule("query", () => QuerySyntax.Build(all, except)),
        ];
        var branches = CallBranches.Of(scope, catalogue);
        if (!branches.IsEmpty) lines.Add(GrammarNode.Rule("call", () => BuildCall(branches, except)));
        return new(new LineGrammar(GrammarNode.Rule("line", GrammarNode.Choice([.. lines])), CallLineReader.MaxLines));
    }

    /// <summary>The grammar in GBNF, the form that llama.cpp reads; the rule <c>root</c> is the whole answer.</summary>
    public string ToGbnf() => GbnfWriter.Write(Syntax);

    private static GrammarNode BuildCall(ImmutableArray<CallBranch> branches, GrammarNode except)
    {
        Dictionary<BranchTargets, GrammarNode> targets = new(ReferenceEqualityComparer.Instance);
        Dictionary<OfferedParameter, GrammarNode> parameters = [];
        var options = branches.Select(branch =>
        {
            if (!targets.TryGetValue(branch.Targets, out var target))
            {
                target = GrammarNode.Rule(Name("target", targets.Count), () => TargetSyntax.Build(branch.Targets));
                targets.Add(branch.Targets, target);
            }

            return GrammarNode.Sequence(
                GrammarNode.OneOf(branch.Services.Select(service => JsonSpelling.Quote(service.FullName))),
                GrammarNode.Literal(","),
                target,
                except,
                ParameterSyntax.Build(branch.Parameters, parameters));
        });
        return GrammarNode.Sequence(
            GrammarNode.Literal("{\"service\":"),
            GrammarNode.Choice([.. options]),
            GrammarNode.Optional(GrammarNode.Literal($",\"{CallLine.OfferKey}\":true")),
            GrammarNode.Literal("}"));
    }

    internal static string Name(string prefix, int index) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{index + 1}");
}
