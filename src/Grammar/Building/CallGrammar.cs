using System.Collections.Immutable;
using System.Globalization;

namespace HomeLLM.Grammar;

/// <summary>
/// Everything that a model may answer in a scope, and nothing else: call lines joined by line feeds, or one line that does nothing.
/// </summary>
/// <remarks>
/// In a line: the service, one target, then the parameters in the catalogue's order, each at most once; no white space. A target is
/// offered with a set of parameters only where at least one device there can be given all of them.
/// </remarks>
public sealed class CallGrammar
{
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
        var branches = CallBranches.Of(scope, catalogue);
        var refusal = GrammarNode.Rule("none", GrammarNode.Sequence(
            GrammarNode.Literal($$"""{"service":"{{ServiceCatalogue.NoService}}","{{CallLine.ReasonKey}}":"""),
            GrammarNode.OneOf(RefusalReasons.Spellings.Select(JsonSpelling.Quote)),
            GrammarNode.Literal("}")));
        var call = branches.IsEmpty ? null : GrammarNode.Rule("call", BuildCall(branches));
        return new(new LineGrammar(refusal, call, CallLineReader.MaxLines));
    }

    /// <summary>The grammar in GBNF, the form that llama.cpp reads; the rule <c>root</c> is the whole answer.</summary>
    public string ToGbnf() => GbnfWriter.Write(Syntax);

    private static GrammarNode BuildCall(ImmutableArray<CallBranch> branches)
    {
        Dictionary<BranchTargets, GrammarNode> targets = new(ReferenceEqualityComparer.Instance);
        Dictionary<string, GrammarNode> parameters = [];
        var options = branches.Select(branch =>
        {
            if (!targets.TryGetValue(branch.Targets, out var target))
            {
                target = GrammarNode.Rule(Name("target", targets.Count), BuildTarget(branch.Targets));
                targets.Add(branch.Targets, target);
            }

            return GrammarNode.Sequence(
                GrammarNode.OneOf(branch.Services.Select(service => JsonSpelling.Quote(service.FullName))),
                GrammarNode.Literal(","),
                target,
                ParameterSyntax.Build(branch.Parameters, parameters));
        });
        return GrammarNode.Sequence(
            GrammarNode.Literal("{\"service\":"),
            GrammarNode.Choice([.. options]),
            GrammarNode.Literal("}"));
    }

    private static GrammarNode BuildTarget(BranchTargets targets)
    {
        List<GrammarNode> options = [];
        Add(CallTargetKind.Device, targets.Devices);
        Add(CallTargetKind.Area, targets.Areas);
        Add(CallTargetKind.Floor, targets.Floors);
        if (targets.Home) options.Add(GrammarNode.Literal($"\"{CallTarget.Home.Key}\":true"));
        return GrammarNode.Choice([.. options]);

        void Add(CallTargetKind kind, ImmutableArray<string> spellings)
        {
            if (spellings.IsEmpty) return;
            options.Add(GrammarNode.Sequence(
                GrammarNode.Literal($"\"{new CallTarget(kind, "").Key}\":"),
                GrammarNode.OneOf(spellings.Select(JsonSpelling.Quote))));
        }
    }

    internal static string Name(string prefix, int index) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{index + 1}");
}
